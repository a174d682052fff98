@Neighbours("posts")
@NullMarked
package org.utmost.messages.permalinks;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
