// Package story has the article's story told by the official Go driver.
package story

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"
)

func must(t *testing.T, what string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// login signs in the administrator whom drivers/run has made.
func login(t *testing.T) *model.Client4 {
	t.Helper()
	admin := model.NewAPIv4Client(os.Getenv("UTMOST_URL"))
	_, _, err := admin.Login(context.Background(), "kaakaa", "password 1")
	must(t, "login", err)
	return admin
}

func TestTheStoryInGo(t *testing.T) {
	ctx := context.Background()
	url := os.Getenv("UTMOST_URL")
	admin := login(t)
	me, _, err := admin.GetMe(ctx, "")
	must(t, "administrator", err)
	made, _, err := createToken(ctx, admin, me.Id, "go")
	must(t, "create token", err)

	script := model.NewAPIv4Client(url)
	script.SetToken(made.Token)
	user, response, err := script.GetMe(ctx, "")
	must(t, "me", err)
	if user.Username != "kaakaa" || response.Etag == "" {
		t.Fatalf("me is %v with etag %q", user.Username, response.Etag)
	}
	team, _, err := script.CreateTeam(ctx, &model.Team{Name: "go-" + model.NewId(), DisplayName: "Go", Type: model.TeamOpen})
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
	listen(t, ctx, admin, script, team.Id, channel.Id)

	_, err = admin.RevokeUserAccessToken(ctx, made.Id)
	must(t, "revoke", err)
	_, response, err = script.GetMe(ctx, "")
	if err == nil || response.StatusCode != 401 {
		t.Fatalf("a revoked token answers %d", response.StatusCode)
	}
}

// listen hears over the WebSocket how a friend types and posts, and how one's own status changes.
func listen(t *testing.T, ctx context.Context, admin, script *model.Client4, teamID, channelID string) {
	t.Helper()
	url := os.Getenv("UTMOST_URL")
	name := "friend-" + model.NewId()
	friend, _, err := admin.CreateUser(ctx, &model.User{
		Username: name, Email: name + "@example.com", Password: "password 1",
	})
	must(t, "create friend", err)
	_, _, err = admin.AddTeamMember(ctx, teamID, friend.Id)
	must(t, "add friend", err)
	theirs := model.NewAPIv4Client(url)
	_, _, err = theirs.Login(ctx, name, "password 1")
	must(t, "login of the friend", err)

	events := connect(t, url, script.AuthToken)
	hello := await(t, events, model.WebsocketEventHello)
	if hello.GetSequence() != 0 {
		t.Fatalf("hello has number %d", hello.GetSequence())
	}
	theirEvents := connect(t, url, theirs.AuthToken)
	await(t, theirEvents, model.WebsocketEventHello)

	typing := map[string]any{"channel_id": channelID, "parent_id": ""}
	theirEvents.SendMessage("user_typing", typing)
	must(t, "packed message", theirEvents.SendBinaryMessage("user_typing", typing))
	for range 2 {
		if seen := await(t, events, model.WebsocketEventTyping); seen.GetData()["user_id"] != friend.Id {
			t.Fatalf("%v types", seen.GetData())
		}
	}
	_, _, err = theirs.CreatePost(ctx, &model.Post{ChannelId: channelID, Message: "Seen at once"})
	must(t, "post of the friend", err)
	posted := await(t, events, model.WebsocketEventPosted)
	if post, ok := posted.GetData()["post"].(string); !ok || !strings.Contains(post, "Seen at once") {
		t.Fatalf("posted is %v", posted.GetData())
	}
	me, _, err := script.GetMe(ctx, "")
	must(t, "me", err)
	_, _, err = script.UpdateUserStatus(ctx, me.Id, &model.Status{UserId: me.Id, Status: model.StatusDnd})
	must(t, "status", err)
	for await(t, events, model.WebsocketEventStatusChange).GetData()["status"] != model.StatusDnd {
	}
}

func connect(t *testing.T, url, token string) *model.WebSocketClient {
	t.Helper()
	socket, err := model.NewWebSocketClient4(strings.Replace(url, "http", "ws", 1), token)
	must(t, "websocket", err)
	socket.Listen()
	t.Cleanup(socket.Close)
	return socket
}

func await(t *testing.T, socket *model.WebSocketClient, kind model.WebsocketEventType) *model.WebSocketEvent {
	t.Helper()
	late := time.After(30 * time.Second)
	for {
		select {
		case event, open := <-socket.EventChannel:
			if !open {
				t.Fatalf("the socket closed before %s: %v", kind, socket.ListenError)
			}
			if event.EventType() == kind {
				return event
			}
		case <-late:
			t.Fatalf("no %s came", kind)
		}
	}
}
