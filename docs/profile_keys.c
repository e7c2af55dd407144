/* profile_keys.c: print the tables of a profile's keys, for docs/formats/profile.md. */
#include "layout/profile.h"

int main(void)
{
	profile_describe(stdout);
	return 0;
}
