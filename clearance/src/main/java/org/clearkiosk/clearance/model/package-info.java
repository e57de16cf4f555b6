/** The words of the domain, as {@code docs/glossary.md} settles them. */
@NullMarked
package org.clearkiosk.clearance.model;

import org.jspecify.annotations.NullMarked;
