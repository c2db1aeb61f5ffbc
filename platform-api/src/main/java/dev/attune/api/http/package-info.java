/** What holds for every HTTP request before a feature sees it: its id, its size, its form. */
@NullMarked
package dev.attune.api.http;

import org.jspecify.annotations.NullMarked;
