@NullMarked
package org.utmost.identity.status;

import org.jspecify.annotations.NullMarked;
