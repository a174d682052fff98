@Neighbours({"drafts", "posts"})
@NullMarked
package org.utmost.messages.scheduled;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
