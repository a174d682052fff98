/** What the text of a message says to machines. */
@NullMarked
package org.utmost.messages.text;

import org.jspecify.annotations.NullMarked;
