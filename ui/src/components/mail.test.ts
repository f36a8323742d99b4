import { describe, expect, it } from 'vitest';
import { split } from './mail';

const mail = `<html><head><style>p{color:red}</style><meta http-equiv="refresh" content="0"><base href="https://elsewhere.example"></head>
<body style="padding:24px"><script>alert(1)</script><p style="color:#7d1d2d">Place reprise</p><a href="https://elsewhere.example">x</a></body></html>`;

describe('the preview of a mail', () => {
  it('has no written style left, which the window’s policy would refuse', () => {
    const parts = split(mail);
    expect(parts.html).not.toMatch(/\sstyle=/);
    expect(parts.html).toContain('data-style="padding:24px"');
    expect(parts.css).toContain('p{color:red}');
  });
  it('can neither act nor lead away', () => {
    expect(split(mail).html).not.toMatch(/<script|http-equiv|<base|href=/);
  });
  it('keeps the words', () => {
    expect(split(mail).html).toContain('Place reprise');
  });
});
