//go:build !oldest

package story

import "strings"

// A difference from the module that we want.
type difference struct {
	about  string // how the trial's words begin
	module string // what the module says; * for anything
	server string // what we say; * for anything
	reason string
}

var differences = []difference{
	{"user username", "", "model.user.is_valid.username.app_error", "İ is no i, whatever the alphabet"},
	{"user email", "model.user.is_valid.email.app_error", "", "spaces around an address are left out when it is changed, as when it is given first"},
	{"user locale: \"xxx\"", "*", "*", "a language of three letters is taken at its word: we have no list of them"},
	{"team name", "model.team.is_valid.reserved.app_error", "", "only the reserved words themselves are paths of ours"},
	{"team name", "model.team.is_valid.reserved.app_error", "model.team.is_valid.characters.app_error", "the same"},
	{"channel name: 6", "", "model.channel.is_valid.1_or_more.app_error", "no database keeps a name of more than 64 characters"},
	{"post type", "", "api.context.invalid_param.app_error", "the server's own types are its own, as the API's routes say"},
	{"post type", "", "model.post.is_valid.type.app_error", "a type that nothing here makes yet"},
	{"preference theme", "", "model.preference.is_valid.theme.app_error", "null and {}x are no themes: clients would fail on them"},
	{"token description: \"\"", "", "*", "the API's route refuses a token without a description"},
	{"token expires_at", "*", "*", "the API's route says more of an end than the module"},
	{"config LogSettings.ConsoleLevel", lastRule, "*", "held to its form while it is not in use too"},
	{"config LogSettings.FileLevel", lastRule, "*", "held to its form while it is not in use too"},
	{"config MetricsSettings.ListenAddress", lastRule, "*", "held to its form while it is not in use too"},
	{"config ServiceSettings.IdleTimeout", lastRule, "*", "held to its form while it is not in use too"},
	{"config ServiceSettings.SessionLength", lastRule, "*", "held to its form while it is not in use too"},
	{"config MessageExportSettings.", lastRule, "*", "held to its form while it is not in use too"},
	{"config DataRetentionSettings.", "*", lastRule, "days and hours are weighed against each other when retention comes"},
	{"config LocalizationSettings.AvailableLocales", "*", lastRule, "the default language is there without being listed"},
	{"config ServiceSettings.ThreadAutoFollow", "*", lastRule, "nothing depends on it"},
	{"config SqlSettings.DataSource: ", "*", lastRule, "an empty one is the file in the data directory"},
	{"config TeamSettings.ExperimentalViewArchivedChannels", "*", lastRule, "gone from 12.0 on: files that have it still start"},
	{"config TeamSettings.MaxUsersPerTeam: 0", "*", lastRule, "no limit"},
}

const (
	secret      = "masked"
	noVendor    = "nothing calls the vendor unasked"
	noFeature   = "a flag says that a feature is there: this one is not, or not by a flag"
	ownDatabase = "a pool of 20 is enough for a node"
)

// otherDefaults are the keys of the configuration whose defaults differ, with the reason.
var otherDefaults = map[string]string{
	"AnnouncementSettings.NoticesURL":                noVendor,
	"CloudSettings.CWSAPIURL":                        noVendor,
	"CloudSettings.CWSURL":                           noVendor,
	"ElasticsearchSettings.Password":                 secret,
	"EmailSettings.FeedbackEmail":                    "mail needs an address of one's own",
	"EmailSettings.PushNotificationServer":           noVendor,
	"FeatureFlags.AttributeValueMasking":             noFeature,
	"FeatureFlags.AutoTranslation":                   noFeature,
	"FeatureFlags.BurnOnRead":                        noFeature,
	"FeatureFlags.CJKSearch":                         noFeature,
	"FeatureFlags.ChannelBookmarks":                  noFeature,
	"FeatureFlags.ChannelPermissionPolicies":         noFeature,
	"FeatureFlags.ClassificationMarkings":            noFeature,
	"FeatureFlags.ClusterGracefulDrain":              noFeature,
	"FeatureFlags.ContentFlagging":                   noFeature,
	"FeatureFlags.EnableMFIPluginSignaturePublicKey": noFeature,
	"FeatureFlags.EnableMattermostEntry":             noFeature,
	"FeatureFlags.MmBlocksEnabled":                   noFeature,
	"FeatureFlags.NotificationMonitoring":            noFeature,
	"FeatureFlags.PermissionPolicies":                noFeature,
	"FeatureFlags.PolicySimulation":                  noFeature,
	"FeatureFlags.PropertyFieldRank":                 noFeature,
	"FeatureFlags.TeamMembershipAccessControl":       noFeature,
	"FileSettings.PublicLinkSalt":                    secret,
	"LogSettings.ConsoleJson":                        "people read the console, programs the file",
	"LogSettings.ConsoleLevel":                       "the module's is for its developers",
	"LogSettings.EnableDiagnostics":                  noVendor,
	"LogSettings.EnableSentry":                       noVendor,
	"PluginSettings.MarketplaceURL":                  noVendor,
	"PluginSettings.PluginStates":                    "no plugins run here",
	"ServiceSettings.EnableUserAccessTokens":         "drivers/run switches it on",
	"SqlSettings.AtRestEncryptKey":                   secret,
	"SqlSettings.DataSource":                         secret,
	"SqlSettings.MaxIdleConns":                       ownDatabase,
	"SqlSettings.MaxOpenConns":                       ownDatabase,
	"SupportSettings.AboutLink":                      noVendor,
	"SupportSettings.HelpLink":                       noVendor,
	"SupportSettings.PrivacyPolicyLink":              noVendor,
	"SupportSettings.ReportAProblemLink":             noVendor,
	"SupportSettings.TermsOfServiceLink":             noVendor,
	"TeamSettings.MaxUsersPerTeam":                   "teams have no cap that anyone meets",
	"TeamSettings.SiteName":                          "our own name",
}

// migrated are the permissions that a new server's migrations add to the module's roles.
var migrated = map[string][]string{
	"channel_admin": {"add_reaction", "create_post", "manage_private_channel_members", "manage_public_channel_members",
		"read_private_channel_groups", "read_public_channel_groups", "remove_reaction", "upload_file", "use_channel_mentions"},
	"channel_user":           {"read_private_channel_groups", "read_public_channel_groups", "use_group_mentions"},
	"system_post_all":        {"upload_file", "use_group_mentions"},
	"system_post_all_public": {"use_group_mentions"},
	"system_read_only_admin": {"sysconsole_read_environment_mobile_security"},
	"system_user":            {"create_emojis", "delete_emojis"},
	"team_admin": {"add_reaction", "create_post", "manage_private_channel_auto_translation", "manage_private_channel_members",
		"manage_public_channel_auto_translation", "manage_public_channel_members", "playbook_private_manage_roles",
		"playbook_public_manage_roles", "read_private_channel_groups", "read_public_channel_groups", "remove_reaction",
		"upload_file", "use_channel_mentions", "use_group_mentions"},
	"team_post_all":        {"upload_file", "use_group_mentions"},
	"team_post_all_public": {"use_group_mentions"},
	"team_user":            {"playbook_private_create", "playbook_public_create"},
}

func wanted(about, module, server string) bool {
	for _, each := range differences {
		if strings.HasPrefix(about, each.about) && said(each.module, module) && said(each.server, server) {
			return true
		}
	}
	return false
}

func said(expected, actual string) bool {
	return expected == "*" || expected == actual
}
