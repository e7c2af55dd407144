/* banned.h: functions of the C library that do not compile here. Forced into every file by the Makefile (-include).
 *
 * The standard headers are read first, so that only our own use of these names fails. */
#ifndef TONGKET_BASE_BANNED_H
#define TONGKET_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat sprintf vsprintf strtok atoi atol atof gets localtime gmtime ctime asctime

#endif
