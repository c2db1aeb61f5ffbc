/**
 * What an export job is: write a version out for other programs, measure the files on the test
 * split, and store them as one zip, recorded in the transaction that ends the job. No text is in
 * any of the files.
 */
@NullMarked
package dev.attune.worker.exports;

import org.jspecify.annotations.NullMarked;
