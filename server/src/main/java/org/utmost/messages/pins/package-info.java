@Neighbours("posts")
@NullMarked
package org.utmost.messages.pins;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
