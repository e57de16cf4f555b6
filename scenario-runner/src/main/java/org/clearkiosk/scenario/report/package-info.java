/** What came of a run, for people (HTML) and for programs (JUnit's XML). */
@NullMarked
package org.clearkiosk.scenario.report;

import org.jspecify.annotations.NullMarked;
