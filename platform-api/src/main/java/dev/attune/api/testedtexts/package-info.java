/** What a version answered to the texts of its test, and the texts behind each of its figures. */
@NullMarked
package dev.attune.api.testedtexts;

import org.jspecify.annotations.NullMarked;
