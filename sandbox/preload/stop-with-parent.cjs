/** Preload for the functions server: when the launcher is killed outright, its channel closes and the server goes too. */
process.on('disconnect', () => process.exit(0));
process.channel?.unref();
