/** The OpenAPI document as a page for people. */
@NullMarked
package org.clearkiosk.server.api.page;

import org.jspecify.annotations.NullMarked;
