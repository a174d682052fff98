@Neighbours({"index", "text"})
@NullMarked
package org.utmost.messages.posts;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
