"""People, organisations, memberships, invitations and access links, sessions."""
