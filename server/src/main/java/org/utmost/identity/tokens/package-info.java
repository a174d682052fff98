@NullMarked
package org.utmost.identity.tokens;

import org.jspecify.annotations.NullMarked;
