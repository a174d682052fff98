@NullMarked
package org.utmost.messages.stats;

import org.jspecify.annotations.NullMarked;
