/** Models, their versions, and the card that tells people what a version is good for. */
@NullMarked
package dev.attune.api.models;

import org.jspecify.annotations.NullMarked;
