@Neighbours("posts")
@NullMarked
package org.utmost.messages.threads;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
