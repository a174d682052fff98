package org.utmost;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The packages of its own floor that a package may look at, by their names on it; without this, none. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface Neighbours {
    /** Their names: {@code users} for {@code org.utmost.identity.users}. */
    String[] value();
}
