/* fuzz_job.c: a template.yaml and, behind a line of "====", the job.yaml of a job that uses it. */
#include "fuzz.h"

#include "run/job.h"

static const char JOB[] = "tongket: 1\ntemplate: ./t\nprofile: ./p.yaml\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	slice template_text = fuzz_part(&f);
	buf text = BUF_INIT((size_t)1 << 24);
	job j;
	params p;
	places none = {.count = 0};
	fuzz_file(&f, "t/template.yaml", template_text);
	fuzz_file(&f, "p.yaml", SLICE(""));
	buf_put_string(&text, JOB);
	buf_put_slice(&text, f.input);
	const char *path = fuzz_file(&f, "job.yaml", buf_slice(&text));
	buf_free(&text);
	bool good = job_read(f.memory, path, &none, &j, f.diag);
	value *root = value_new(f.memory);
	if (good)
		FUZZ_MUST(job_params(f.memory, &j, &p, f.diag) && root && job_put_values(f.memory, &j, root, f.diag));
	fuzz_end(&f, good);
	return 0;
}
