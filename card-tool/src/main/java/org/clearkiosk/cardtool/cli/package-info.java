/** The command line: one class a subcommand. */
@NullMarked
package org.clearkiosk.cardtool.cli;

import org.jspecify.annotations.NullMarked;
