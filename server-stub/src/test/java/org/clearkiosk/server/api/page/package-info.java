/** The page for people, made from the OpenAPI document and from small ones. */
@NullMarked
package org.clearkiosk.server.api.page;

import org.jspecify.annotations.NullMarked;
