@NullMarked
package org.utmost.identity.users;

import org.jspecify.annotations.NullMarked;
