package org.utmost.spaces.schemes;

import static org.jooq.impl.DSL.noCondition;
import static org.utmost.schema.Tables.CHANNELS;
import static org.utmost.schema.Tables.SCHEMES;
import static org.utmost.schema.Tables.TEAMS;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.Page;

/** Table schemes, and who follows them, in tables teams and channels. */
final class SchemeStore {
    @Nullable
    Scheme find(Reader db, String id) {
        return db.sql().selectFrom(SCHEMES).where(SCHEMES.ID.eq(id)).fetchOne(SchemeStore::scheme);
    }

    /** The scheme, kept from other transactions until this one ends. */
    @Nullable
    Scheme lock(Tx tx, String id) {
        return tx.locked(tx.sql().selectFrom(SCHEMES).where(SCHEMES.ID.eq(id))).fetchOne(SchemeStore::scheme);
    }

    /** Those of the schemes that are there and may be followed. */
    List<Scheme> active(Reader db, Collection<String> ids) {
        return db.sql()
                .selectFrom(SCHEMES)
                .where(SCHEMES.ID.in(ids).and(SCHEMES.DELETE_AT.eq(0L)))
                .fetch(SchemeStore::scheme);
    }

    /** The newest first; of all scopes for null. */
    List<Scheme> list(Reader db, @Nullable SchemeScope scope, Page page) {
        Condition ofScope = scope == null ? noCondition() : SCHEMES.SCOPE.eq(scope.id());
        return db.sql()
                .selectFrom(SCHEMES)
                .where(SCHEMES.DELETE_AT.eq(0L))
                .and(ofScope)
                .orderBy(SCHEMES.CREATE_AT.desc(), SCHEMES.ID.desc())
                .limit(page.size())
                .offset(page.offset())
                .fetch(SchemeStore::scheme);
    }

    void insert(Tx tx, Scheme scheme) {
        Map<Field<?>, Object> row = new HashMap<>();
        row.put(SCHEMES.ID, scheme.id());
        row.put(SCHEMES.NAME, scheme.name());
        row.put(SCHEMES.DISPLAY_NAME, scheme.displayName());
        row.put(SCHEMES.DESCRIPTION, scheme.description());
        row.put(SCHEMES.CREATE_AT, scheme.createAt());
        row.put(SCHEMES.UPDATE_AT, scheme.updateAt());
        row.put(SCHEMES.DELETE_AT, scheme.deleteAt());
        row.put(SCHEMES.SCOPE, scheme.scope().id());
        row.put(SCHEMES.DEFAULT_TEAM_ADMIN_ROLE, scheme.defaultTeamAdminRole());
        row.put(SCHEMES.DEFAULT_TEAM_USER_ROLE, scheme.defaultTeamUserRole());
        row.put(SCHEMES.DEFAULT_TEAM_GUEST_ROLE, scheme.defaultTeamGuestRole());
        row.put(SCHEMES.DEFAULT_CHANNEL_ADMIN_ROLE, scheme.defaultChannelAdminRole());
        row.put(SCHEMES.DEFAULT_CHANNEL_USER_ROLE, scheme.defaultChannelUserRole());
        row.put(SCHEMES.DEFAULT_CHANNEL_GUEST_ROLE, scheme.defaultChannelGuestRole());
        row.put(SCHEMES.DEFAULT_PLAYBOOK_ADMIN_ROLE, scheme.defaultPlaybookAdminRole());
        row.put(SCHEMES.DEFAULT_PLAYBOOK_MEMBER_ROLE, scheme.defaultPlaybookMemberRole());
        row.put(SCHEMES.DEFAULT_RUN_ADMIN_ROLE, scheme.defaultRunAdminRole());
        row.put(SCHEMES.DEFAULT_RUN_MEMBER_ROLE, scheme.defaultRunMemberRole());
        tx.sql().insertInto(SCHEMES).set(row).execute();
    }

    /** Writes the texts of a scheme. */
    void update(Tx tx, Scheme scheme) {
        tx.sql()
                .update(SCHEMES)
                .set(SCHEMES.NAME, scheme.name())
                .set(SCHEMES.DISPLAY_NAME, scheme.displayName())
                .set(SCHEMES.DESCRIPTION, scheme.description())
                .set(SCHEMES.UPDATE_AT, scheme.updateAt())
                .where(SCHEMES.ID.eq(scheme.id()))
                .execute();
    }

    /** Marks a scheme as deleted; the scheme afterwards. */
    Scheme delete(Tx tx, String id, long now) {
        return tx.sql()
                .update(SCHEMES)
                .set(SCHEMES.DELETE_AT, now)
                .set(SCHEMES.UPDATE_AT, now)
                .where(SCHEMES.ID.eq(id))
                .returning()
                .fetchSingle(SchemeStore::scheme);
    }

    List<String> teamIds(Reader db, String schemeId) {
        return db.sql()
                .select(TEAMS.ID)
                .from(TEAMS)
                .where(TEAMS.SCHEME_ID.eq(schemeId))
                .fetch(TEAMS.ID);
    }

    List<String> channelIds(Reader db, String schemeId) {
        return db.sql()
                .select(CHANNELS.ID)
                .from(CHANNELS)
                .where(CHANNELS.SCHEME_ID.eq(schemeId))
                .fetch(CHANNELS.ID);
    }

    private static Scheme scheme(Record row) {
        return new Scheme(
                row.get(SCHEMES.ID),
                row.get(SCHEMES.NAME),
                row.get(SCHEMES.DISPLAY_NAME),
                row.get(SCHEMES.DESCRIPTION),
                row.get(SCHEMES.CREATE_AT),
                row.get(SCHEMES.UPDATE_AT),
                row.get(SCHEMES.DELETE_AT),
                SchemeScope.find(row.get(SCHEMES.SCOPE)).orElseThrow(),
                row.get(SCHEMES.DEFAULT_TEAM_ADMIN_ROLE),
                row.get(SCHEMES.DEFAULT_TEAM_USER_ROLE),
                row.get(SCHEMES.DEFAULT_TEAM_GUEST_ROLE),
                row.get(SCHEMES.DEFAULT_CHANNEL_ADMIN_ROLE),
                row.get(SCHEMES.DEFAULT_CHANNEL_USER_ROLE),
                row.get(SCHEMES.DEFAULT_CHANNEL_GUEST_ROLE),
                row.get(SCHEMES.DEFAULT_PLAYBOOK_ADMIN_ROLE),
                row.get(SCHEMES.DEFAULT_PLAYBOOK_MEMBER_ROLE),
                row.get(SCHEMES.DEFAULT_RUN_ADMIN_ROLE),
                row.get(SCHEMES.DEFAULT_RUN_MEMBER_ROLE));
    }
}
