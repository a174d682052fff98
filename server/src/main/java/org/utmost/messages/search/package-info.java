/** Finding posts by their words. */
@Neighbours({"index", "posts", "text"})
@NullMarked
package org.utmost.messages.search;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
