/**
 * What every page shares: the frame around it, the language and theme of the reader, the guards on
 * requests, and errors as pages.
 */
@NullMarked
package dev.attune.console.web;

import org.jspecify.annotations.NullMarked;
