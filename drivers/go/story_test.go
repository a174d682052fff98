// Package story has the article's story told by the official Go driver.
package story

import (
	"context"
	"os"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"
)

func must(t *testing.T, what string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

func TestTheStoryInGo(t *testing.T) {
	ctx := context.Background()
	url := os.Getenv("UTMOST_URL")
	admin := model.NewAPIv4Client(url)
	me, _, err := admin.Login(ctx, "kaakaa", "password 1")
	must(t, "login", err)
	made, _, err := admin.CreateUserAccessToken(ctx, me.Id, "go")
	must(t, "create token", err)

	script := model.NewAPIv4Client(url)
	script.SetToken(made.Token)
	user, response, err := script.GetMe(ctx, "")
	must(t, "me", err)
	if user.Username != "kaakaa" || response.Etag == "" {
		t.Fatalf("me is %v with etag %q", user.Username, response.Etag)
	}
	team, _, err := script.CreateTeam(ctx, &model.Team{Name: "go-team", DisplayName: "Go", Type: model.TeamOpen})
	must(t, "create team", err)
	channel, _, err := script.GetChannelByName(ctx, "town-square", team.Id, "")
	must(t, "channel", err)
	post, _, err := script.CreatePost(ctx, &model.Post{ChannelId: channel.Id, Message: "Create post by REST API"})
	must(t, "post", err)
	pretty := &model.Post{ChannelId: channel.Id}
	pretty.AddProp("attachments", []map[string]string{{"text": "hoge"}})
	withAttachment, _, err := script.CreatePost(ctx, pretty)
	must(t, "attachment", err)
	if len(withAttachment.Attachments()) != 1 || withAttachment.Attachments()[0].Text != "hoge" {
		t.Fatalf("attachments are %v", withAttachment.Attachments())
	}
	posts, _, err := script.GetPostsForChannel(ctx, channel.Id, 0, 60, "", false, false)
	must(t, "posts", err)
	if posts.Order[0] != withAttachment.Id || posts.Order[1] != post.Id {
		t.Fatalf("order is %v", posts.Order)
	}

	_, err = admin.RevokeUserAccessToken(ctx, made.Id)
	must(t, "revoke", err)
	_, response, err = script.GetMe(ctx, "")
	if err == nil || response.StatusCode != 401 {
		t.Fatalf("a revoked token answers %d", response.StatusCode)
	}
}
