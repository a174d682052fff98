/** What the server itself writes to people. */
@Neighbours("posts")
@NullMarked
package org.utmost.messages.fromserver;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
