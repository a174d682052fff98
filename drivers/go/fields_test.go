//go:build !oldest

package story

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/mattermost/mattermost/server/public/model"
)

// Characters of one to four bytes, and those that rules, folding and cleaning trip over.
var plain = []rune("abcdefghijklmnopqrstuvwxyz0123456789")
var odd = []rune("AZ09._-_-__ \t@é日𠮷\u202e\u206c\u200b\u200d\ufeffİKſß'\"/\\%+:,;<>()[]#!~\u0080\u00a0\U0001d173\U000e0041")

// names makes texts that are names or almost.
func names(random *rand.Rand, many int) []string {
	all := []string{"", "a", "-", "_", ".", "here", "all", "channel", "system", "matterbot", "7eleven", "jo", "A", " a", "a "}
	for range many {
		text := make([]rune, random.Intn(68))
		for i := range text {
			text[i] = plain[random.Intn(len(plain))]
		}
		for range random.Intn(3) {
			if len(text) > 0 {
				text[random.Intn(len(text))] = odd[random.Intn(len(odd))]
			}
		}
		all = append(all, string(text))
	}
	return all
}

// around makes texts about as long as a limit, of characters of one to four bytes.
func around(limit int) []string {
	all := []string{"", "a", " a ", "\u202ea\u2066b"}
	for _, letter := range []string{"a", "é", "日", "𠮷"} {
		for _, length := range []int{limit/len(letter) - 1, limit / len(letter), limit/len(letter) + 1, limit - 1, limit, limit + 1} {
			if length > 0 {
				all = append(all, strings.Repeat(letter, length))
			}
		}
	}
	return all
}

func about(field, value string) string {
	if length := utf8.RuneCountInString(value); length > 64 {
		return fmt.Sprintf("%s: %d of %q", field, length, []rune(value)[0])
	}
	return fmt.Sprintf("%s: %q", field, value)
}

func TestTheFieldsOfAUser(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	admin := login(t)
	user := made(t, admin, "fields")
	var trials []trial
	one := func(field, value string, patch *model.UserPatch) {
		changed := user.DeepCopy()
		changed.Patch(patch)
		changed.PreUpdate()
		trials = append(trials, trial{about("user "+field, value), "PUT", "/users/" + user.Id + "/patch", patch, valid(changed.IsValid())})
	}
	for _, name := range names(random, 600) {
		one("username", name, &model.UserPatch{Username: &name})
	}
	for _, email := range emails(random, 800) {
		one("email", email, &model.UserPatch{Email: &email})
	}
	for _, text := range around(64) {
		one("nickname", text, &model.UserPatch{Nickname: &text})
		one("first_name", text, &model.UserPatch{FirstName: &text})
		one("last_name", text, &model.UserPatch{LastName: &text})
	}
	for _, text := range around(128) {
		one("position", text, &model.UserPatch{Position: &text})
	}
	for _, locale := range locales() {
		one("locale", locale, &model.UserPatch{Locale: &locale})
	}
	for _, text := range around(256) {
		for _, less := range []int{0, 20, 21, 22, 30} {
			zone := string([]rune(text)[min(less, utf8.RuneCountInString(text)):])
			one("timezone", zone, &model.UserPatch{Timezone: model.StringMap{"manualTimezone": zone}})
		}
	}
	for _, status := range []string{"", "{}", "{", "null", "[]", "\"a\"", "7", "true", `{"emoji":1}`, `{"text":"a","expires_at":"never"}`,
		`{"emoji":"x","text":"` + strings.Repeat("a", 200) + `"}`, "{}{}", "nul", " {} "} {
		one("custom status", status, &model.UserPatch{Props: model.StringMap{model.UserPropsKeyCustomStatus: status}})
	}
	try(t, admin.AuthToken, trials)
}

func emails(random *rand.Rand, many int) []string {
	all := []string{"", "@", "a@", "@a", "a@b", "a@b.c", "A@b.c", "a b@c.d", "a@b@c", "a.@b", ".a@b", "a..b@c", "a@b.", "a@.b", "a@b..c",
		"<a@b.c>", "a <a@b.c>", "\"a b\"@c.d", "a@[1.2.3.4]", "a@[::1]", "a@[1.2.3]", "a@[]", "a@[1.2.3.4", "a@[ipv6:::1]", "a@[01.2.3.4]",
		"a@[1.2.3.4].d", "a@[fe80::1%eth0]", "a@[::ffff:1.2.3.4]", "é@ä.ö", "a@b(c)", "a@b ", " a@b", "a\\b@c", "a,b@c", "İ@b.c",
		strings.Repeat("a", 116) + "@example.com", strings.Repeat("a", 117) + "@example.com", strings.Repeat("é", 58) + "@example.com",
		strings.Repeat("é", 59) + "@example.com"}
	for range many {
		text := []rune([]string{"ann.b@example.com", "a@b", "x+y@mail.example", "o'hara@1.2"}[random.Intn(4)])
		for range 1 + random.Intn(2) {
			place := random.Intn(len(text))
			text = append(text[:place], append([]rune{odd[random.Intn(len(odd))]}, text[place:]...)...)
		}
		all = append(all, string(text))
	}
	return all
}

func locales() []string {
	all := []string{"", "en", "EN", "ja", "de-AT", "de_AT", "pt-BR", "zh-CN", "en-XY", "xx", "x", "klingon", "en-", "-en", "en US", "e1", "12", "日本", "en-US-", "a-b"}
	for _, letter := range plain {
		all = append(all, "e"+string(letter), "z"+string(letter))
	}
	return all
}

func TestTheFieldsOfATeam(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	admin := login(t)
	var trials []trial
	accepted := 0
	one := func(field, value string, team model.Team) {
		body := team
		team.PreSave()
		team.Email = strings.ToLower(team.Email)
		said := valid(team.IsValid())
		if said == "" {
			accepted++
		}
		if said != "" || accepted < 150 {
			trials = append(trials, trial{about("team "+field, value), "POST", "/teams", body, said})
		}
	}
	fresh := func() model.Team {
		return model.Team{Name: model.NewId(), DisplayName: "Fields", Type: model.TeamOpen}
	}
	for i, name := range append(names(random, 600), "a__b", "a__", "__a", "a_b", "a__b__c", "ab-", "-ab", "admin", "administration", "api", "7") {
		team := fresh()
		team.Name = name
		if i > 20 && len(name) > 2 && len(name) < 40 {
			team.Name = name + fmt.Sprint(i)
		}
		one("name", team.Name, team)
	}
	for _, text := range around(64) {
		team := fresh()
		team.DisplayName = text
		one("display_name", text, team)
		team = fresh()
		team.CompanyName = text
		one("company_name", text, team)
	}
	for _, text := range around(255) {
		team := fresh()
		team.Description = text
		one("description", text, team)
	}
	for _, text := range around(500) {
		team := fresh()
		team.AllowedDomains = text
		one("allowed_domains", text, team)
	}
	for _, email := range emails(random, 300) {
		team := fresh()
		team.Email = email
		one("email", email, team)
	}
	for _, kind := range []string{"", "O", "I", "o", "X", "OI"} {
		team := fresh()
		team.Type = kind
		one("type", kind, team)
	}
	try(t, admin.AuthToken, trials)
}

func TestTheFieldsOfAChannel(t *testing.T) {
	ctx := context.Background()
	random := rand.New(rand.NewSource(3))
	admin := login(t)
	team, _, err := admin.CreateTeam(ctx, &model.Team{Name: model.NewId(), DisplayName: "Channels", Type: model.TeamOpen})
	must(t, "team", err)
	channel, _, err := admin.CreateChannel(ctx, &model.Channel{TeamId: team.Id, Name: "fields", DisplayName: "Fields", Type: model.ChannelTypeOpen})
	must(t, "channel", err)
	var trials []trial
	one := func(field, value string, patch *model.ChannelPatch) {
		changed := *channel
		changed.Patch(patch)
		changed.PreUpdate()
		trials = append(trials, trial{about("channel "+field, value), "PUT", "/channels/" + channel.Id + "/patch", patch, valid(changed.IsValid())})
	}
	for _, name := range append(names(random, 600), model.NewId()+"__"+model.NewId(), strings.Repeat("a1", 20), strings.Repeat("g1", 20),
		"a-", "a_", "a__b", "a__b__c", "General", strings.Repeat("a", 64), strings.Repeat("a", 65)) {
		one("name", name, &model.ChannelPatch{Name: &name})
	}
	for _, text := range around(64) {
		one("display_name", text, &model.ChannelPatch{DisplayName: &text})
	}
	for _, text := range around(1024) {
		one("header", text, &model.ChannelPatch{Header: &text})
	}
	for _, text := range around(250) {
		one("purpose", text, &model.ChannelPatch{Purpose: &text})
	}
	for _, kind := range []model.ChannelType{"", "o", "X", "OP"} {
		made := model.Channel{TeamId: team.Id, Name: model.NewId(), DisplayName: "Kind", Type: kind}
		body := made
		made.PreSave()
		trials = append(trials, trial{about("channel type", string(kind)), "POST", "/channels", &body, valid(made.IsValid())})
	}
	try(t, admin.AuthToken, trials)
}

func TestTheFieldsOfAPost(t *testing.T) {
	ctx := context.Background()
	admin := login(t)
	config, _, err := admin.GetClientConfig(ctx, "")
	must(t, "client config", err)
	longest := 0
	_, err = fmt.Sscan(config["MaxPostSize"], &longest)
	must(t, "MaxPostSize", err)
	team, _, err := admin.CreateTeam(ctx, &model.Team{Name: model.NewId(), DisplayName: "Posts", Type: model.TeamOpen})
	must(t, "team", err)
	channel, _, err := admin.GetChannelByName(ctx, "town-square", team.Id, "")
	must(t, "channel", err)
	me, _, err := admin.GetMe(ctx, "")
	must(t, "me", err)
	var trials []trial
	one := func(field, value string, post *model.Post) {
		body := map[string]any{"channel_id": post.ChannelId, "message": post.Message, "root_id": post.RootId, "type": post.Type}
		post.UserId = me.Id
		post.PreSave()
		trials = append(trials, trial{about("post "+field, value), "POST", "/posts", body, valid(post.IsValid(longest))})
	}
	for _, letter := range []string{"a", "日", "𠮷"} {
		for _, length := range []int{longest, longest + 1} {
			text := strings.Repeat(letter, length)
			one("message", text, &model.Post{ChannelId: channel.Id, Message: text})
		}
	}
	for _, id := range []string{"", "a", strings.Repeat("a", 25), strings.Repeat("a", 27), strings.Repeat("-", 26)} {
		one("channel_id", id, &model.Post{ChannelId: id, Message: "a"})
		if id != "" {
			one("root_id", id, &model.Post{ChannelId: channel.Id, RootId: id, Message: "a"})
		}
	}
	for _, kind := range []string{"", "me", "slack_attachment", "custom_a", "custom_", "other", "system_generic", "System", "reminder", "card"} {
		one("type", kind, &model.Post{ChannelId: channel.Id, Type: kind, Message: "a"})
	}
	try(t, admin.AuthToken, trials)
}

func TestTheFieldsOfAPreference(t *testing.T) {
	admin := login(t)
	user := made(t, admin, "prefers")
	var trials []trial
	one := func(field, value string, preference model.Preference) {
		preference.UserId = user.Id
		body := []model.Preference{preference}
		trials = append(trials, trial{about("preference "+field, value), "PUT", "/users/" + user.Id + "/preferences", body, valid(preference.IsValid())})
	}
	for _, text := range around(32) {
		one("category", text, model.Preference{Category: text, Name: "n", Value: "v"})
		one("name", text, model.Preference{Category: "c", Name: text, Value: "v"})
	}
	for _, text := range around(20000) {
		one("value", text, model.Preference{Category: "c", Name: "n", Value: text})
	}
	for _, theme := range []string{"", "{}", "{", "[]", "null", "7", "\"a\"", `{"a":1}`, `{"a":"#123"}`, `{"a":"red"}`, `{"a":null}`, `{"a":{}}`, "dark", "{}x"} {
		one("theme", theme, model.Preference{Category: "theme", Name: "", Value: theme})
	}
	for _, number := range []string{"", "0", "1", "40", "41", "-1", "+1", "1.5", "007", "040", "a", " 1", "1e1", "０", "99999999999999999999"} {
		one("limit", number, model.Preference{Category: "sidebar_settings", Name: "limit_visible_dms_gms", Value: number})
	}
	try(t, admin.AuthToken, trials)
}

func TestTheFieldsOfAToken(t *testing.T) {
	admin := login(t)
	user := made(t, admin, "holds")
	var trials []trial
	one := func(field, value string, token model.UserAccessToken) {
		body := map[string]any{"description": token.Description, "expires_at": token.ExpiresAt}
		token.Id, token.Token, token.UserId = model.NewId(), model.NewId(), user.Id
		trials = append(trials, trial{about("token "+field, value), "POST", "/users/" + user.Id + "/tokens", body, valid(token.IsValid())})
	}
	for _, text := range around(255) {
		one("description", text, model.UserAccessToken{Description: text})
	}
	now := time.Now().UnixMilli()
	for _, end := range []int64{0, -1, -1 << 62, 1, now - 1000, now + 86_400_000, 1<<63 - 1} {
		one("expires_at", fmt.Sprint(end), model.UserAccessToken{Description: "ends", ExpiresAt: end})
	}
	try(t, admin.AuthToken, trials)
}

// made makes a user with that name.
func made(t *testing.T, admin *model.Client4, name string) *model.User {
	t.Helper()
	user, _, err := admin.CreateUser(context.Background(), &model.User{
		Username: name + fmt.Sprint(time.Now().UnixNano()), Email: model.NewId() + "@example.com", Password: "password 1",
	})
	must(t, "user", err)
	copied, err := json.Marshal(user)
	must(t, "user", err)
	must(t, "user", json.Unmarshal(copied, user))
	return user
}
