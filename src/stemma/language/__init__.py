"""What is known of language: one file a matter."""
