//go:build oldest

package story

import (
	"context"

	"github.com/mattermost/mattermost/server/public/model"
)

func createToken(ctx context.Context, client *model.Client4, userID, description string) (*model.UserAccessToken, *model.Response, error) {
	return client.CreateUserAccessToken(ctx, userID, description)
}
