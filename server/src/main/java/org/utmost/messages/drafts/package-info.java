@Neighbours("posts")
@NullMarked
package org.utmost.messages.drafts;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
