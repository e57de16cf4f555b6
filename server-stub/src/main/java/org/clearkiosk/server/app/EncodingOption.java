package org.clearkiosk.server.app;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an encoding. */
final class EncodingOption implements ITypeConverter<ImportCommand.Encoding> {
  @Override
  public ImportCommand.Encoding convert(String value) {
    return Arrays.stream(ImportCommand.Encoding.values())
        .filter(encoding -> encoding.toString().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("write utf-8 or gb18030"));
  }
}
