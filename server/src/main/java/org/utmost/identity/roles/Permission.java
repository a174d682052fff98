package org.utmost.identity.roles;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.PermissionId;

/** Every permission: its name in the API, over what it is given, and the default roles that have it. */
public enum Permission implements PermissionId {
    ADD_BOOKMARK_PRIVATE_CHANNEL(
            "add_bookmark_private_channel", Over.CHANNEL, "system_admin team_admin channel_admin channel_user"),
    ADD_BOOKMARK_PUBLIC_CHANNEL(
            "add_bookmark_public_channel", Over.CHANNEL, "system_admin team_admin channel_admin channel_user"),
    ADD_LDAP_PRIVATE_CERT("add_ldap_private_cert", Over.SYSTEM, "system_admin"),
    ADD_LDAP_PUBLIC_CERT("add_ldap_public_cert", Over.SYSTEM, "system_admin"),
    ADD_REACTION("add_reaction", Over.CHANNEL, "system_admin team_admin channel_admin channel_user channel_guest"),
    ADD_SAML_IDP_CERT("add_saml_idp_cert", Over.SYSTEM, "system_admin"),
    ADD_SAML_PRIVATE_CERT("add_saml_private_cert", Over.SYSTEM, "system_admin"),
    ADD_SAML_PUBLIC_CERT("add_saml_public_cert", Over.SYSTEM, "system_admin"),
    ADD_USER_TO_TEAM("add_user_to_team", Over.TEAM, "system_admin system_manager system_user_manager team_user"),
    ASSIGN_BOT("assign_bot", Over.SYSTEM, "system_admin"),
    ASSIGN_SYSTEM_ADMIN_ROLE("assign_system_admin_role", Over.SYSTEM, "system_admin"),
    BYPASS_INCOMING_WEBHOOK_CHANNEL_LOCK("bypass_incoming_webhook_channel_lock", Over.TEAM, "system_admin team_admin"),
    CONVERT_PRIVATE_CHANNEL_TO_PUBLIC(
            "convert_private_channel_to_public",
            Over.CHANNEL,
            "system_admin system_manager system_user_manager team_admin"),
    CONVERT_PUBLIC_CHANNEL_TO_PRIVATE(
            "convert_public_channel_to_private",
            Over.CHANNEL,
            "system_admin system_manager system_user_manager team_admin"),
    CREATE_BOT("create_bot", Over.SYSTEM, "system_admin"),
    CREATE_COMPLIANCE_EXPORT_JOB("create_compliance_export_job", Over.SYSTEM, "system_admin"),
    CREATE_CUSTOM_GROUP("create_custom_group", Over.SYSTEM, "system_admin system_user system_custom_group_admin"),
    CREATE_DATA_RETENTION_JOB("create_data_retention_job", Over.SYSTEM, "system_admin"),
    CREATE_DIRECT_CHANNEL("create_direct_channel", Over.SYSTEM, "system_admin system_user system_guest"),
    CREATE_ELASTICSEARCH_POST_AGGREGATION_JOB(
            "create_elasticsearch_post_aggregation_job", Over.SYSTEM, "system_admin system_manager"),
    CREATE_ELASTICSEARCH_POST_INDEXING_JOB(
            "create_elasticsearch_post_indexing_job", Over.SYSTEM, "system_admin system_manager"),
    CREATE_EMOJIS("create_emojis", Over.TEAM, "system_admin system_user"),
    CREATE_GROUP_CHANNEL("create_group_channel", Over.SYSTEM, "system_admin system_user system_guest"),
    CREATE_LDAP_SYNC_JOB("create_ldap_sync_job", Over.SYSTEM, "system_admin"),
    CREATE_POST(
            "create_post",
            Over.CHANNEL,
            "system_admin system_post_all team_admin team_post_all channel_admin channel_user channel_guest"),
    CREATE_POST_EPHEMERAL("create_post_ephemeral", Over.CHANNEL, "system_admin"),
    CREATE_POST_PUBLIC("create_post_public", Over.CHANNEL, "system_admin system_post_all_public team_post_all_public"),
    CREATE_PRIVATE_CHANNEL("create_private_channel", Over.TEAM, "system_admin team_user"),
    CREATE_PUBLIC_CHANNEL("create_public_channel", Over.TEAM, "system_admin team_user"),
    CREATE_TEAM("create_team", Over.SYSTEM, "system_admin system_user"),
    CREATE_USER_ACCESS_TOKEN("create_user_access_token", Over.SYSTEM, "system_admin system_user_access_token"),
    DELETE_BOOKMARK_PRIVATE_CHANNEL(
            "delete_bookmark_private_channel", Over.CHANNEL, "system_admin team_admin channel_admin channel_user"),
    DELETE_BOOKMARK_PUBLIC_CHANNEL(
            "delete_bookmark_public_channel", Over.CHANNEL, "system_admin team_admin channel_admin channel_user"),
    DELETE_CUSTOM_GROUP("delete_custom_group", Over.GROUP, "system_admin system_user system_custom_group_admin"),
    DELETE_EMOJIS("delete_emojis", Over.TEAM, "system_admin system_user"),
    DELETE_OTHERS_EMOJIS("delete_others_emojis", Over.TEAM, "system_admin"),
    DELETE_OTHERS_POSTS("delete_others_posts", Over.CHANNEL, "system_admin team_admin"),
    DELETE_POST("delete_post", Over.CHANNEL, "system_admin team_admin channel_user"),
    DELETE_PRIVATE_CHANNEL(
            "delete_private_channel", Over.CHANNEL, "system_admin system_manager system_user_manager channel_user"),
    DELETE_PUBLIC_CHANNEL(
            "delete_public_channel", Over.CHANNEL, "system_admin system_manager system_user_manager channel_user"),
    DEMOTE_TO_GUEST("demote_to_guest", Over.SYSTEM, "system_admin"),
    DOWNLOAD_COMPLIANCE_EXPORT_RESULT(
            "download_compliance_export_result", Over.SYSTEM, "system_admin system_read_only_admin"),
    EDIT_BOOKMARK_PRIVATE_CHANNEL(
            "edit_bookmark_private_channel", Over.CHANNEL, "system_admin team_admin channel_admin channel_user"),
    EDIT_BOOKMARK_PUBLIC_CHANNEL(
            "edit_bookmark_public_channel", Over.CHANNEL, "system_admin team_admin channel_admin channel_user"),
    EDIT_BRAND("edit_brand", Over.SYSTEM, "system_admin system_manager"),
    EDIT_CUSTOM_GROUP("edit_custom_group", Over.GROUP, "system_admin system_user system_custom_group_admin"),
    EDIT_FILE_ATTACHMENT("edit_file_attachment", Over.CHANNEL, "system_admin channel_user channel_guest"),
    EDIT_OTHER_USERS("edit_other_users", Over.SYSTEM, "system_admin"),
    EDIT_OTHERS_POSTS("edit_others_posts", Over.CHANNEL, "system_admin"),
    EDIT_POST("edit_post", Over.CHANNEL, "system_admin channel_user channel_guest"),
    GET_ANALYTICS("get_analytics", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    GET_LOGS("get_logs", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    GET_PUBLIC_LINK("get_public_link", Over.SYSTEM, "system_admin channel_user"),
    GET_SAML_CERT_STATUS("get_saml_cert_status", Over.SYSTEM, "system_admin"),
    GET_SAML_METADATA_FROM_IDP("get_saml_metadata_from_idp", Over.SYSTEM, "system_admin"),
    INVALIDATE_CACHES("invalidate_caches", Over.SYSTEM, "system_admin system_manager"),
    INVALIDATE_EMAIL_INVITE("invalidate_email_invite", Over.SYSTEM, "system_admin"),
    INVITE_GUEST("invite_guest", Over.TEAM, "system_admin"),
    INVITE_USER("invite_user", Over.TEAM, "system_admin team_user"),
    JOIN_PRIVATE_TEAMS("join_private_teams", Over.SYSTEM, "system_admin system_manager system_user_manager"),
    JOIN_PUBLIC_CHANNELS("join_public_channels", Over.TEAM, "system_admin team_user"),
    JOIN_PUBLIC_TEAMS("join_public_teams", Over.SYSTEM, "system_admin system_user system_manager system_user_manager"),
    LIST_PRIVATE_TEAMS(
            "list_private_teams",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    LIST_PUBLIC_TEAMS(
            "list_public_teams",
            Over.SYSTEM,
            "system_admin system_user system_manager system_user_manager system_read_only_admin"),
    LIST_TEAM_CHANNELS("list_team_channels", Over.TEAM, "system_admin team_user"),
    LIST_USERS_WITHOUT_TEAM("list_users_without_team", Over.SYSTEM, "system_admin"),
    MANAGE_BOTS("manage_bots", Over.SYSTEM, "system_admin"),
    MANAGE_CHANNEL_ACCESS_RULES("manage_channel_access_rules", Over.CHANNEL, "system_admin team_admin channel_admin"),
    MANAGE_CHANNEL_JOIN_REQUESTS("manage_channel_join_requests", Over.CHANNEL, "system_admin channel_admin"),
    MANAGE_CHANNEL_ROLES(
            "manage_channel_roles",
            Over.CHANNEL,
            "system_admin system_manager system_user_manager team_admin channel_admin"),
    MANAGE_COMPLIANCE_EXPORT_JOB("manage_compliance_export_job", Over.SYSTEM, "system_admin"),
    MANAGE_CUSTOM_GROUP_MEMBERS(
            "manage_custom_group_members", Over.GROUP, "system_admin system_user system_custom_group_admin"),
    MANAGE_DATA_RETENTION_JOB("manage_data_retention_job", Over.SYSTEM, "system_admin"),
    MANAGE_ELASTICSEARCH_POST_AGGREGATION_JOB(
            "manage_elasticsearch_post_aggregation_job", Over.SYSTEM, "system_admin system_manager"),
    MANAGE_ELASTICSEARCH_POST_INDEXING_JOB(
            "manage_elasticsearch_post_indexing_job", Over.SYSTEM, "system_admin system_manager"),
    MANAGE_JOBS("manage_jobs", Over.SYSTEM, "system_admin"),
    MANAGE_LDAP_SYNC_JOB("manage_ldap_sync_job", Over.SYSTEM, "system_admin"),
    MANAGE_LICENSE_INFORMATION("manage_license_information", Over.SYSTEM, "system_admin"),
    MANAGE_OAUTH("manage_oauth", Over.SYSTEM, "system_admin"),
    MANAGE_OTHERS_AGENT("manage_others_agent", Over.SYSTEM, "system_admin"),
    MANAGE_OTHERS_BOTS("manage_others_bots", Over.SYSTEM, "system_admin"),
    MANAGE_OTHERS_INCOMING_WEBHOOKS("manage_others_incoming_webhooks", Over.TEAM, "system_admin team_admin"),
    MANAGE_OTHERS_OUTGOING_WEBHOOKS("manage_others_outgoing_webhooks", Over.TEAM, "system_admin team_admin"),
    MANAGE_OTHERS_SLASH_COMMANDS("manage_others_slash_commands", Over.TEAM, "system_admin team_admin"),
    MANAGE_OUTGOING_OAUTH_CONNECTIONS("manage_outgoing_oauth_connections", Over.SYSTEM, "system_admin system_manager"),
    MANAGE_OWN_AGENT("manage_own_agent", Over.SYSTEM, "system_admin system_user"),
    MANAGE_OWN_INCOMING_WEBHOOKS("manage_own_incoming_webhooks", Over.TEAM, "system_admin team_admin"),
    MANAGE_OWN_OUTGOING_WEBHOOKS("manage_own_outgoing_webhooks", Over.TEAM, "system_admin team_admin"),
    MANAGE_OWN_SLASH_COMMANDS("manage_own_slash_commands", Over.TEAM, "system_admin team_admin"),
    MANAGE_PRIVATE_CHANNEL_AUTO_TRANSLATION(
            "manage_private_channel_auto_translation",
            Over.CHANNEL,
            "system_admin system_manager system_user_manager team_admin channel_admin"),
    MANAGE_PRIVATE_CHANNEL_BANNER(
            "manage_private_channel_banner", Over.CHANNEL, "system_admin team_admin channel_admin"),
    MANAGE_PRIVATE_CHANNEL_DISCOVERABILITY(
            "manage_private_channel_discoverability", Over.CHANNEL, "system_admin channel_admin"),
    MANAGE_PRIVATE_CHANNEL_MEMBERS(
            "manage_private_channel_members",
            Over.CHANNEL,
            "system_admin system_manager system_user_manager team_admin channel_admin channel_user"),
    MANAGE_PRIVATE_CHANNEL_PROPERTIES(
            "manage_private_channel_properties",
            Over.CHANNEL,
            "system_admin system_manager system_user_manager channel_user"),
    MANAGE_PUBLIC_CHANNEL_AUTO_TRANSLATION(
            "manage_public_channel_auto_translation",
            Over.CHANNEL,
            "system_admin system_manager system_user_manager team_admin channel_admin"),
    MANAGE_PUBLIC_CHANNEL_BANNER("manage_public_channel_banner", Over.CHANNEL, "system_admin team_admin channel_admin"),
    MANAGE_PUBLIC_CHANNEL_MEMBERS(
            "manage_public_channel_members",
            Over.CHANNEL,
            "system_admin system_manager system_user_manager team_admin channel_admin channel_user"),
    MANAGE_PUBLIC_CHANNEL_PROPERTIES(
            "manage_public_channel_properties",
            Over.CHANNEL,
            "system_admin system_manager system_user_manager channel_user"),
    MANAGE_ROLES("manage_roles", Over.SYSTEM, "system_admin"),
    MANAGE_SECURE_CONNECTIONS("manage_secure_connections", Over.SYSTEM, "system_admin"),
    MANAGE_SHARED_CHANNELS("manage_shared_channels", Over.SYSTEM, "system_admin system_shared_channel_manager"),
    MANAGE_SYSTEM("manage_system", Over.SYSTEM, "system_admin"),
    MANAGE_SYSTEM_WIDE_OAUTH("manage_system_wide_oauth", Over.SYSTEM, "system_admin"),
    MANAGE_TEAM("manage_team", Over.TEAM, "system_admin system_manager system_user_manager team_admin"),
    MANAGE_TEAM_ACCESS_RULES("manage_team_access_rules", Over.TEAM, "system_admin team_admin"),
    MANAGE_TEAM_ROLES("manage_team_roles", Over.TEAM, "system_admin system_manager system_user_manager team_admin"),
    ORDER_BOOKMARK_PRIVATE_CHANNEL(
            "order_bookmark_private_channel", Over.CHANNEL, "system_admin team_admin channel_admin channel_user"),
    ORDER_BOOKMARK_PUBLIC_CHANNEL(
            "order_bookmark_public_channel", Over.CHANNEL, "system_admin team_admin channel_admin channel_user"),
    PLAYBOOK_PRIVATE_CREATE("playbook_private_create", Over.TEAM, "system_admin team_user"),
    PLAYBOOK_PRIVATE_MAKE_PUBLIC("playbook_private_make_public", Over.PLAYBOOK, "system_admin"),
    PLAYBOOK_PRIVATE_MANAGE_MEMBERS(
            "playbook_private_manage_members", Over.PLAYBOOK, "system_admin playbook_admin playbook_member"),
    PLAYBOOK_PRIVATE_MANAGE_PROPERTIES(
            "playbook_private_manage_properties", Over.PLAYBOOK, "system_admin playbook_admin playbook_member"),
    PLAYBOOK_PRIVATE_MANAGE_ROLES(
            "playbook_private_manage_roles", Over.PLAYBOOK, "system_admin team_admin playbook_admin"),
    PLAYBOOK_PRIVATE_VIEW("playbook_private_view", Over.PLAYBOOK, "system_admin playbook_member"),
    PLAYBOOK_PUBLIC_CREATE("playbook_public_create", Over.TEAM, "system_admin team_user"),
    PLAYBOOK_PUBLIC_MAKE_PRIVATE("playbook_public_make_private", Over.PLAYBOOK, "system_admin playbook_admin"),
    PLAYBOOK_PUBLIC_MANAGE_MEMBERS(
            "playbook_public_manage_members", Over.PLAYBOOK, "system_admin playbook_admin playbook_member"),
    PLAYBOOK_PUBLIC_MANAGE_PROPERTIES(
            "playbook_public_manage_properties", Over.PLAYBOOK, "system_admin playbook_admin playbook_member"),
    PLAYBOOK_PUBLIC_MANAGE_ROLES(
            "playbook_public_manage_roles", Over.PLAYBOOK, "system_admin team_admin playbook_admin"),
    PLAYBOOK_PUBLIC_VIEW("playbook_public_view", Over.PLAYBOOK, "system_admin playbook_member"),
    PROMOTE_GUEST("promote_guest", Over.SYSTEM, "system_admin"),
    PURGE_ELASTICSEARCH_INDEXES("purge_elasticsearch_indexes", Over.SYSTEM, "system_admin system_manager"),
    READ_AUDITS("read_audits", Over.SYSTEM, "system_admin system_read_only_admin"),
    READ_BOTS("read_bots", Over.SYSTEM, "system_admin"),
    READ_CHANNEL(
            "read_channel",
            Over.CHANNEL,
            "system_admin system_manager system_user_manager system_read_only_admin channel_user channel_guest"),
    READ_CHANNEL_CONTENT("read_channel_content", Over.CHANNEL, "system_admin channel_user channel_guest"),
    READ_COMPLIANCE_EXPORT_JOB("read_compliance_export_job", Over.SYSTEM, "system_admin system_read_only_admin"),
    READ_DATA_RETENTION_JOB("read_data_retention_job", Over.SYSTEM, "system_admin system_read_only_admin"),
    READ_DELETED_POSTS("read_deleted_posts", Over.CHANNEL, "system_admin"),
    READ_ELASTICSEARCH_POST_AGGREGATION_JOB(
            "read_elasticsearch_post_aggregation_job",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    READ_ELASTICSEARCH_POST_INDEXING_JOB(
            "read_elasticsearch_post_indexing_job", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    READ_JOBS("read_jobs", Over.SYSTEM, "system_admin"),
    READ_LDAP_SYNC_JOB(
            "read_ldap_sync_job",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    READ_LICENSE_INFORMATION(
            "read_license_information", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    READ_OTHER_USERS_TEAMS("read_other_users_teams", Over.SYSTEM, "system_admin system_read_only_admin"),
    READ_OTHERS_BOTS("read_others_bots", Over.SYSTEM, "system_admin"),
    READ_PRIVATE_CHANNEL_GROUPS(
            "read_private_channel_groups",
            Over.CHANNEL,
            "system_admin system_manager system_user_manager system_read_only_admin team_admin channel_admin channel_user"),
    READ_PUBLIC_CHANNEL(
            "read_public_channel",
            Over.TEAM,
            "system_admin system_manager system_user_manager system_read_only_admin team_user"),
    READ_PUBLIC_CHANNEL_GROUPS(
            "read_public_channel_groups",
            Over.CHANNEL,
            "system_admin system_manager system_user_manager system_read_only_admin team_admin channel_admin channel_user"),
    READ_USER_ACCESS_TOKEN("read_user_access_token", Over.SYSTEM, "system_admin system_user_access_token"),
    RECYCLE_DATABASE_CONNECTIONS("recycle_database_connections", Over.SYSTEM, "system_admin system_manager"),
    RELOAD_CONFIG("reload_config", Over.SYSTEM, "system_admin system_manager"),
    REMOVE_LDAP_PRIVATE_CERT("remove_ldap_private_cert", Over.SYSTEM, "system_admin"),
    REMOVE_LDAP_PUBLIC_CERT("remove_ldap_public_cert", Over.SYSTEM, "system_admin"),
    REMOVE_OTHERS_REACTIONS("remove_others_reactions", Over.CHANNEL, "system_admin"),
    REMOVE_REACTION(
            "remove_reaction", Over.CHANNEL, "system_admin team_admin channel_admin channel_user channel_guest"),
    REMOVE_SAML_IDP_CERT("remove_saml_idp_cert", Over.SYSTEM, "system_admin"),
    REMOVE_SAML_PRIVATE_CERT("remove_saml_private_cert", Over.SYSTEM, "system_admin"),
    REMOVE_SAML_PUBLIC_CERT("remove_saml_public_cert", Over.SYSTEM, "system_admin"),
    REMOVE_USER_FROM_TEAM(
            "remove_user_from_team", Over.TEAM, "system_admin system_manager system_user_manager team_admin"),
    RESTORE_CUSTOM_GROUP("restore_custom_group", Over.GROUP, "system_admin system_user system_custom_group_admin"),
    REVOKE_USER_ACCESS_TOKEN("revoke_user_access_token", Over.SYSTEM, "system_admin system_user_access_token"),
    RUN_CREATE("run_create", Over.PLAYBOOK, "system_admin playbook_member"),
    RUN_MANAGE_MEMBERS("run_manage_members", Over.RUN, "system_admin run_admin"),
    RUN_MANAGE_PROPERTIES("run_manage_properties", Over.RUN, "system_admin run_admin"),
    RUN_VIEW("run_view", Over.RUN, "system_admin run_member"),
    SYSCONSOLE_READ_ABOUT_EDITION_AND_LICENSE(
            "sysconsole_read_about_edition_and_license",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_AI_RECAPS("sysconsole_read_ai_recaps", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_READ_AUTHENTICATION_EMAIL(
            "sysconsole_read_authentication_email",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    SYSCONSOLE_READ_AUTHENTICATION_GUEST_ACCESS(
            "sysconsole_read_authentication_guest_access",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    SYSCONSOLE_READ_AUTHENTICATION_LDAP(
            "sysconsole_read_authentication_ldap",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    SYSCONSOLE_READ_AUTHENTICATION_MFA(
            "sysconsole_read_authentication_mfa",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    SYSCONSOLE_READ_AUTHENTICATION_OPENID(
            "sysconsole_read_authentication_openid",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    SYSCONSOLE_READ_AUTHENTICATION_PASSWORD(
            "sysconsole_read_authentication_password",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    SYSCONSOLE_READ_AUTHENTICATION_SAML(
            "sysconsole_read_authentication_saml",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    SYSCONSOLE_READ_AUTHENTICATION_SIGNUP(
            "sysconsole_read_authentication_signup",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    SYSCONSOLE_READ_BILLING("sysconsole_read_billing", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_READ_COMPLIANCE_COMPLIANCE_EXPORT(
            "sysconsole_read_compliance_compliance_export", Over.SYSTEM, "system_admin system_read_only_admin"),
    SYSCONSOLE_READ_COMPLIANCE_COMPLIANCE_MONITORING(
            "sysconsole_read_compliance_compliance_monitoring", Over.SYSTEM, "system_admin system_read_only_admin"),
    SYSCONSOLE_READ_COMPLIANCE_CUSTOM_TERMS_OF_SERVICE(
            "sysconsole_read_compliance_custom_terms_of_service", Over.SYSTEM, "system_admin system_read_only_admin"),
    SYSCONSOLE_READ_COMPLIANCE_DATA_RETENTION_POLICY(
            "sysconsole_read_compliance_data_retention_policy", Over.SYSTEM, "system_admin system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_DATABASE(
            "sysconsole_read_environment_database", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_DEVELOPER(
            "sysconsole_read_environment_developer", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_ELASTICSEARCH(
            "sysconsole_read_environment_elasticsearch",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_FILE_STORAGE(
            "sysconsole_read_environment_file_storage",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_HIGH_AVAILABILITY(
            "sysconsole_read_environment_high_availability",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_IMAGE_PROXY(
            "sysconsole_read_environment_image_proxy",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_LOGGING(
            "sysconsole_read_environment_logging", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_MOBILE_SECURITY(
            "sysconsole_read_environment_mobile_security", Over.SYSTEM, "system_admin system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_PERFORMANCE_MONITORING(
            "sysconsole_read_environment_performance_monitoring",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_PUSH_NOTIFICATION_SERVER(
            "sysconsole_read_environment_push_notification_server",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_RATE_LIMITING(
            "sysconsole_read_environment_rate_limiting",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_SESSION_LENGTHS(
            "sysconsole_read_environment_session_lengths",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_SMTP(
            "sysconsole_read_environment_smtp", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_ENVIRONMENT_WEB_SERVER(
            "sysconsole_read_environment_web_server",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_EXPERIMENTAL_FEATURE_FLAGS(
            "sysconsole_read_experimental_feature_flags", Over.SYSTEM, "system_admin system_read_only_admin"),
    SYSCONSOLE_READ_EXPERIMENTAL_FEATURES(
            "sysconsole_read_experimental_features", Over.SYSTEM, "system_admin system_read_only_admin"),
    SYSCONSOLE_READ_INTEGRATIONS_BOT_ACCOUNTS(
            "sysconsole_read_integrations_bot_accounts",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_INTEGRATIONS_CORS(
            "sysconsole_read_integrations_cors", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_INTEGRATIONS_GIF(
            "sysconsole_read_integrations_gif", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_INTEGRATIONS_INTEGRATION_MANAGEMENT(
            "sysconsole_read_integrations_integration_management",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_PLUGINS(
            "sysconsole_read_plugins", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_PRODUCTS_BOARDS(
            "sysconsole_read_products_boards", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_REPORTING_SERVER_LOGS(
            "sysconsole_read_reporting_server_logs", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_REPORTING_SITE_STATISTICS(
            "sysconsole_read_reporting_site_statistics",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_REPORTING_TEAM_STATISTICS(
            "sysconsole_read_reporting_team_statistics",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_SITE_ANNOUNCEMENT_BANNER(
            "sysconsole_read_site_announcement_banner",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_SITE_CUSTOMIZATION(
            "sysconsole_read_site_customization", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_SITE_EMOJI(
            "sysconsole_read_site_emoji", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_SITE_FILE_SHARING_AND_DOWNLOADS(
            "sysconsole_read_site_file_sharing_and_downloads",
            Over.SYSTEM,
            "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_SITE_IP_FILTERS("sysconsole_read_site_ip_filters", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_READ_SITE_LOCALIZATION(
            "sysconsole_read_site_localization", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_SITE_NOTICES(
            "sysconsole_read_site_notices", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_SITE_NOTIFICATIONS(
            "sysconsole_read_site_notifications", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_SITE_POSTS(
            "sysconsole_read_site_posts", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_SITE_PUBLIC_LINKS(
            "sysconsole_read_site_public_links", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_SITE_USERS_AND_TEAMS(
            "sysconsole_read_site_users_and_teams", Over.SYSTEM, "system_admin system_manager system_read_only_admin"),
    SYSCONSOLE_READ_USER_MANAGEMENT_CHANNELS(
            "sysconsole_read_user_management_channels",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    SYSCONSOLE_READ_USER_MANAGEMENT_GROUPS(
            "sysconsole_read_user_management_groups",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    SYSCONSOLE_READ_USER_MANAGEMENT_PERMISSIONS(
            "sysconsole_read_user_management_permissions",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    SYSCONSOLE_READ_USER_MANAGEMENT_SYSTEM_ROLES(
            "sysconsole_read_user_management_system_roles", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_READ_USER_MANAGEMENT_TEAMS(
            "sysconsole_read_user_management_teams",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager system_read_only_admin"),
    SYSCONSOLE_READ_USER_MANAGEMENT_USERS(
            "sysconsole_read_user_management_users", Over.SYSTEM, "system_admin system_read_only_admin"),
    SYSCONSOLE_WRITE_ABOUT_EDITION_AND_LICENSE(
            "sysconsole_write_about_edition_and_license", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_AI_RECAPS("sysconsole_write_ai_recaps", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_AUTHENTICATION_EMAIL("sysconsole_write_authentication_email", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_AUTHENTICATION_GUEST_ACCESS(
            "sysconsole_write_authentication_guest_access", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_AUTHENTICATION_LDAP("sysconsole_write_authentication_ldap", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_AUTHENTICATION_MFA("sysconsole_write_authentication_mfa", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_AUTHENTICATION_OPENID("sysconsole_write_authentication_openid", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_AUTHENTICATION_PASSWORD("sysconsole_write_authentication_password", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_AUTHENTICATION_SAML("sysconsole_write_authentication_saml", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_AUTHENTICATION_SIGNUP("sysconsole_write_authentication_signup", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_BILLING("sysconsole_write_billing", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_COMPLIANCE_COMPLIANCE_EXPORT(
            "sysconsole_write_compliance_compliance_export", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_COMPLIANCE_COMPLIANCE_MONITORING(
            "sysconsole_write_compliance_compliance_monitoring", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_COMPLIANCE_CUSTOM_TERMS_OF_SERVICE(
            "sysconsole_write_compliance_custom_terms_of_service", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_COMPLIANCE_DATA_RETENTION_POLICY(
            "sysconsole_write_compliance_data_retention_policy", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_ENVIRONMENT_DATABASE(
            "sysconsole_write_environment_database", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_ENVIRONMENT_DEVELOPER(
            "sysconsole_write_environment_developer", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_ENVIRONMENT_ELASTICSEARCH(
            "sysconsole_write_environment_elasticsearch", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_ENVIRONMENT_FILE_STORAGE(
            "sysconsole_write_environment_file_storage", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_ENVIRONMENT_HIGH_AVAILABILITY(
            "sysconsole_write_environment_high_availability", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_ENVIRONMENT_IMAGE_PROXY(
            "sysconsole_write_environment_image_proxy", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_ENVIRONMENT_LOGGING(
            "sysconsole_write_environment_logging", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_ENVIRONMENT_MOBILE_SECURITY(
            "sysconsole_write_environment_mobile_security", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_ENVIRONMENT_PERFORMANCE_MONITORING(
            "sysconsole_write_environment_performance_monitoring", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_ENVIRONMENT_PUSH_NOTIFICATION_SERVER(
            "sysconsole_write_environment_push_notification_server", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_ENVIRONMENT_RATE_LIMITING(
            "sysconsole_write_environment_rate_limiting", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_ENVIRONMENT_SESSION_LENGTHS(
            "sysconsole_write_environment_session_lengths", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_ENVIRONMENT_SMTP("sysconsole_write_environment_smtp", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_ENVIRONMENT_WEB_SERVER(
            "sysconsole_write_environment_web_server", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_EXPERIMENTAL_FEATURE_FLAGS(
            "sysconsole_write_experimental_feature_flags", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_EXPERIMENTAL_FEATURES("sysconsole_write_experimental_features", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_INTEGRATIONS_BOT_ACCOUNTS(
            "sysconsole_write_integrations_bot_accounts", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_INTEGRATIONS_CORS(
            "sysconsole_write_integrations_cors", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_INTEGRATIONS_GIF("sysconsole_write_integrations_gif", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_INTEGRATIONS_INTEGRATION_MANAGEMENT(
            "sysconsole_write_integrations_integration_management", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_PLUGINS("sysconsole_write_plugins", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_PRODUCTS_BOARDS("sysconsole_write_products_boards", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_REPORTING_SERVER_LOGS("sysconsole_write_reporting_server_logs", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_REPORTING_SITE_STATISTICS(
            "sysconsole_write_reporting_site_statistics", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_REPORTING_TEAM_STATISTICS(
            "sysconsole_write_reporting_team_statistics", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_SITE_ANNOUNCEMENT_BANNER(
            "sysconsole_write_site_announcement_banner", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_SITE_CUSTOMIZATION(
            "sysconsole_write_site_customization", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_SITE_EMOJI("sysconsole_write_site_emoji", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_SITE_FILE_SHARING_AND_DOWNLOADS(
            "sysconsole_write_site_file_sharing_and_downloads", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_SITE_IP_FILTERS("sysconsole_write_site_ip_filters", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_SITE_LOCALIZATION(
            "sysconsole_write_site_localization", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_SITE_NOTICES("sysconsole_write_site_notices", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_SITE_NOTIFICATIONS(
            "sysconsole_write_site_notifications", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_SITE_POSTS("sysconsole_write_site_posts", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_SITE_PUBLIC_LINKS(
            "sysconsole_write_site_public_links", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_SITE_USERS_AND_TEAMS(
            "sysconsole_write_site_users_and_teams", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_USER_MANAGEMENT_CHANNELS(
            "sysconsole_write_user_management_channels",
            Over.SYSTEM,
            "system_admin system_manager system_user_manager"),
    SYSCONSOLE_WRITE_USER_MANAGEMENT_GROUPS(
            "sysconsole_write_user_management_groups", Over.SYSTEM, "system_admin system_manager system_user_manager"),
    SYSCONSOLE_WRITE_USER_MANAGEMENT_PERMISSIONS(
            "sysconsole_write_user_management_permissions", Over.SYSTEM, "system_admin system_manager"),
    SYSCONSOLE_WRITE_USER_MANAGEMENT_SYSTEM_ROLES(
            "sysconsole_write_user_management_system_roles", Over.SYSTEM, "system_admin"),
    SYSCONSOLE_WRITE_USER_MANAGEMENT_TEAMS(
            "sysconsole_write_user_management_teams", Over.SYSTEM, "system_admin system_manager system_user_manager"),
    SYSCONSOLE_WRITE_USER_MANAGEMENT_USERS("sysconsole_write_user_management_users", Over.SYSTEM, "system_admin"),
    TEST_ELASTICSEARCH("test_elasticsearch", Over.SYSTEM, "system_admin system_manager"),
    TEST_EMAIL("test_email", Over.SYSTEM, "system_admin system_manager"),
    TEST_LDAP("test_ldap", Over.SYSTEM, "system_admin system_manager system_user_manager system_read_only_admin"),
    TEST_S3("test_s3", Over.SYSTEM, "system_admin system_manager"),
    TEST_SITE_URL("test_site_url", Over.SYSTEM, "system_admin system_manager"),
    UPLOAD_FILE(
            "upload_file",
            Over.CHANNEL,
            "system_admin system_post_all team_admin team_post_all channel_admin channel_user channel_guest"),
    USE_CHANNEL_MENTIONS(
            "use_channel_mentions",
            Over.CHANNEL,
            "system_admin system_post_all system_post_all_public team_admin team_post_all team_post_all_public channel_admin channel_user channel_guest"),
    USE_GROUP_MENTIONS(
            "use_group_mentions",
            Over.CHANNEL,
            "system_admin system_post_all system_post_all_public team_admin team_post_all team_post_all_public channel_admin channel_user"),
    USE_SLASH_COMMANDS("use_slash_commands", Over.CHANNEL, "system_admin"),
    VIEW_MEMBERS("view_members", Over.TEAM, "system_admin system_user"),
    VIEW_TEAM(
            "view_team",
            Over.TEAM,
            "system_admin system_manager system_user_manager system_read_only_admin team_user team_guest");

    /** Over what a permission is given. */
    public enum Over {
        SYSTEM,
        TEAM,
        CHANNEL,
        PLAYBOOK,
        RUN,
        GROUP
    }

    /** The default role that says only what somebody is. */
    private static final String NO_PERMISSIONS = "custom_group_user";

    private static final Map<String, Permission> BY_ID = new HashMap<>();

    static {
        for (Permission permission : values()) {
            BY_ID.put(permission.id, permission);
        }
    }

    private final String id;
    private final Over over;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> roles;

    Permission(String id, Over over, String roles) {
        this.id = id;
        this.over = over;
        this.roles = List.of(roles.split(" "));
    }

    @Override
    public String id() {
        return id;
    }

    public Over over() {
        return over;
    }

    /**
     * Whether every member has it over the system by default. The others are those of administration: to use them a limited
     * token needs that scope, whoever its owner is.
     */
    boolean common() {
        return roles.contains("system_user");
    }

    /** The permission of that name; null for one we do not know, as a migrated role may hold. */
    public static @Nullable Permission find(String id) {
        return BY_ID.get(id);
    }

    /** The names of the default roles that have it. */
    List<String> roles() {
        return roles;
    }

    /** The names of all default roles. */
    static Set<String> roleNames() {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(values()).forEach(permission -> names.addAll(permission.roles));
        names.remove("");
        names.add(NO_PERMISSIONS);
        return Collections.unmodifiableSet(names);
    }

    /** What a default role may do. */
    static Set<Permission> of(String role) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        Arrays.stream(values())
                .filter(permission -> permission.roles.contains(role))
                .forEach(held::add);
        return held;
    }
}
