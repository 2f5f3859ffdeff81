"""The stages: one file each, one public function each, all pure."""
