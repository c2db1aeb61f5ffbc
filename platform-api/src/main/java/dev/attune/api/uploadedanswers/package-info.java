/**
 * What people answered elsewhere: it comes with uploads, under names that are no members'. {@link
 * dev.attune.api.uploadedanswers.UploadedAnswers} stores it with new examples, {@link
 * dev.attune.api.uploadedanswers.LateAnswers} adds it to those that were there, and {@link
 * dev.attune.api.uploadedanswers.UploadedAnnotators} changes and forgets names. What becomes of an
 * item, annotation decides.
 */
@NullMarked
package dev.attune.api.uploadedanswers;

import org.jspecify.annotations.NullMarked;
