/**
 * What a scenario says: the steps as immutable values, and the YAML files that they are read from.
 * Starts nothing and touches nothing.
 */
@NullMarked
package org.clearkiosk.scenario.script;

import org.jspecify.annotations.NullMarked;
