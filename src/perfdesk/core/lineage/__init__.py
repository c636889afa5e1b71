"""Where figures came from, laid out to be looked at: the list of sources, the cells around one."""
