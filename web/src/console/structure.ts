import type {ConsoleMessageId} from './text';

/** A page of settings, in the place where administrators look for it. */
export interface Page {
    id: string;
    title: ConsoleMessageId;
    /** Keys named one by one, in their order. */
    keys: string[];
    /** Sections of the configuration whose other keys stand here. */
    sections: string[];
}

export interface Group {
    id: string;
    title: ConsoleMessageId;
    pages: Page[];
}

function page(id: string, keys: string, sections = ''): Page {
    return {id, title: `page.${id}` as ConsoleMessageId, keys: words(keys), sections: words(sections)};
}

function words(text: string): string[] {
    return text.split(/\s+/).filter(Boolean);
}

function service(names: string): string {
    return words(names).map((name) => `ServiceSettings.${name}`).join(' ');
}

function team(names: string): string {
    return words(names).map((name) => `TeamSettings.${name}`).join(' ');
}

function email(names: string): string {
    return words(names).map((name) => `EmailSettings.${name}`).join(' ');
}

export const GROUPS: Group[] = [
    {id: 'environment', title: 'group.environment', pages: [
        page('web_server', service(`SiteURL ListenAddress TrustedProxyIPHeader TrustedProxyAddresses IdleTimeout ReadTimeout WriteTimeout
            MaximumPayloadSizeBytes MaximumURLLength ConnectionSecurity TLSCertFile TLSKeyFile TLSMinVer
            TLSStrictTransport TLSStrictTransportMaxAge TLSOverwriteCiphers UseLetsEncrypt
            LetsEncryptCertificateCacheFile Forward80To443 WebserverMode WebsocketURL WebsocketPort
            WebsocketSecurePort ManagedResourcePaths FrameAncestors GoroutineHealthThreshold
            EnableInsecureOutgoingConnections AllowedUntrustedInternalConnections`)),
        page('database', '', 'SqlSettings'),
        page('search', service('EnablePostSearch EnableFileSearch EnableCrossTeamSearch'), 'ElasticsearchSettings BleveSettings'),
        page('file_storage', '', 'FileSettings'),
        page('image_proxy', '', 'ImageProxySettings'),
        page('smtp', email(`SMTPServer SMTPPort EnableSMTPAuth SMTPUsername SMTPPassword SMTPServerTimeout
            ConnectionSecurity SkipServerCertificateVerification`) + ' ' + service('EnableSecurityFixAlert')),
        page('push_notifications', email('SendPushNotifications PushNotificationServer PushNotificationBuffer')),
        page('high_availability', service('ClusterLogTimeoutMilliseconds EnableWebHubChannelIteration'), 'ClusterSettings CacheSettings'),
        page('rate_limiting', `RateLimitSettings.Enable RateLimitSettings.PerSec RateLimitSettings.MaxBurst
            RateLimitSettings.MemoryStoreSize RateLimitSettings.VaryByRemoteAddr RateLimitSettings.VaryByUser
            RateLimitSettings.VaryByHeader`),
        page('logging', '', 'LogSettings'),
        page('session_lengths', service(`ExtendSessionLengthWithActivity TerminateSessionsOnPasswordChange
            SessionLengthWebInHours SessionLengthMobileInHours SessionLengthSSOInHours SessionLengthWebInDays
            SessionLengthMobileInDays SessionLengthSSOInDays SessionCacheInMinutes SessionIdleTimeoutInMinutes`)),
        page('performance_monitoring', service('EnableClientPerformanceDebugging RefreshPostStatsRunTime'), 'MetricsSettings AnalyticsSettings'),
        page('developer', service('EnableTesting EnableDeveloper DeveloperFlags EnableLocalMode LocalModeSocketLocation DebugSplit SplitKey FeatureFlagSyncIntervalSeconds')),
    ]},
    {id: 'site_config', title: 'group.site_config', pages: [
        page('customization', team('SiteName CustomDescriptionText EnableCustomBrand CustomBrandText'), 'SupportSettings NativeAppSettings'),
        page('localization', 'LocalizationSettings.DefaultServerLocale LocalizationSettings.DefaultClientLocale', 'LocalizationSettings AutoTranslationSettings'),
        page('users_and_teams', team(`MaxUsersPerTeam MaxChannelsPerTeam EnableJoinLeaveMessageByDefault
            RestrictDirectMessage TeammateNameDisplay LockTeammateNameDisplay EnableUserDeactivation
            EnableCustomUserStatuses EnableLastActiveTime UserStatusAwayTimeout ExperimentalDefaultChannels
            ExperimentalPrimaryTeam ExperimentalViewArchivedChannels`) + ' ' + service(`EnableUserStatuses
            ExperimentalEnableDefaultChannelLeaveJoinMessages EnableCustomGroups`), 'TeamSettings PrivacySettings'),
        page('notifications', team('EnableConfirmNotificationsToChannel MaxNotificationsPerChannel') + ' '
            + email(`SendEmailNotifications EnablePreviewModeBanner EnableEmailBatching EmailNotificationContentsType
            FeedbackName FeedbackEmail ReplyToAddress FeedbackOrganization PushNotificationContents`), 'EmailSettings'),
        page('announcements', '', 'AnnouncementSettings'),
        page('emoji', service('EnableEmojiPicker EnableCustomEmoji UniqueEmojiReactionLimitPerPost')),
        page('posts', service(`PostEditTimeLimit MaximumMessageLength MinimumHashtagLength EnableUserTypingMessages
            TimeBetweenUserTypingUpdatesMilliseconds EnableChannelViewedMessages EnableLinkPreviews
            RestrictLinkPreviews EnablePermalinkPreviews EnableSVGs EnableLatex EnableInlineLatex ThreadAutoFollow
            CollapsedThreads PostPriority AllowPersistentNotifications AllowPersistentNotificationsForGuests
            PersistentNotificationIntervalMinutes PersistentNotificationMaxCount
            PersistentNotificationMaxRecipients AllowSyncedDrafts ScheduledPosts EnableBurnOnRead
            BurnOnReadDurationSeconds BurnOnReadMaximumTimeToLiveSeconds BurnOnReadSchedulerFrequencySeconds
            GoogleDeveloperKey`), 'DisplaySettings WranglerSettings ContentFlaggingSettings'),
        page('themes', '', 'ThemeSettings'),
    ]},
    {id: 'authentication', title: 'group.authentication', pages: [
        page('signup', `${team('EnableUserCreation EnableOpenServer RestrictCreationToDomains')}
            ${email('EnableSignUpWithEmail RequireEmailVerification')} ${service('EnableEmailInvitations')}`),
        page('email', email('EnableSignInWithEmail EnableSignInWithUsername')),
        page('password', service('MaximumLoginAttempts'), 'PasswordSettings'),
        page('mfa', service('EnableMultifactorAuthentication EnforceMultifactorAuthentication')),
        page('ldap', '', 'LdapSettings'),
        page('saml', '', 'SamlSettings'),
        page('openid', '', 'OpenIdSettings GitLabSettings GoogleSettings Office365Settings IntuneSettings'),
        page('guest_access', '', 'GuestAccountsSettings'),
        page('access_control', '', 'AccessControlSettings'),
    ]},
    {id: 'plugins', title: 'group.plugins', pages: [page('plugin_management', '', 'PluginSettings')]},
    {id: 'integrations', title: 'group.integrations', pages: [
        page('integration_management', service(`EnableUserAccessTokens MaximumPersonalAccessTokenLifetimeDays
            EnableIncomingWebhooks EnableOutgoingWebhooks EnableCommands EnableOAuthServiceProvider
            EnableDynamicClientRegistration DCRRedirectURIAllowlist EnableOutgoingOAuthConnections
            OutgoingIntegrationRequestsTimeout EnablePostUsernameOverride EnablePostIconOverride`)),
        page('bot_accounts', service('EnableBotAccountCreation DisableBotsWhenOwnerIsDeactivated')),
        page('gif', service('EnableGifPicker GiphySdkKey')),
        page('cors', service('AllowCorsFrom CorsExposedHeaders CorsAllowCredentials CorsDebug AllowCookiesForSubdomains')),
        page('api', service('EnableAPITeamDeletion EnableAPIUserDeletion EnableAPIChannelDeletion EnableAPIPostDeletion EnableAPITriggerAdminNotifications')),
        page('connected_workspaces', '', 'ConnectedWorkspacesSettings'),
    ]},
    {id: 'compliance', title: 'group.compliance', pages: [
        page('data_retention', '', 'DataRetentionSettings'),
        page('export', '', 'MessageExportSettings ExportSettings ImportSettings'),
        page('monitoring', '', 'ComplianceSettings ExperimentalAuditSettings'),
    ]},
    {id: 'experimental', title: 'group.experimental', pages: [
        page('features', '', `ServiceSettings ExperimentalSettings JobSettings CloudSettings ClientRequirements
            AIRecapSettings MobileEphemeralModeSettings`),
        page('feature_flags', '', 'FeatureFlags'),
    ]},
];

/** The names of a page's settings, of all that there are. */
export function keysOf(page: Page, all: string[]): string[] {
    const named = new Set(GROUPS.flatMap((group) => group.pages.flatMap((each) => each.keys)));
    const others = all.filter((name) => page.sections.includes(name.split('.')[0]) && !named.has(name));
    return [...page.keys.filter((name) => all.includes(name)), ...others];
}
