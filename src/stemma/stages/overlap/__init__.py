"""Which of many articles share text at all: fingerprints, the join over them, and copies that are as good as one."""
