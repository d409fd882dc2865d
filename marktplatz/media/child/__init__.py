"""What runs in the child process alone, where files of strangers are decoded. The program itself imports none of it."""
