"""The reviewer's desk, as reviewers and organisers meet it."""
