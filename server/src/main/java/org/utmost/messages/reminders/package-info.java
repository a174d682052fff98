@Neighbours({"fromserver", "posts"})
@NullMarked
package org.utmost.messages.reminders;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
