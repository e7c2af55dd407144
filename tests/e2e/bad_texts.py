"""bad_texts.py PLACE: a report.md with a text that nobody meant, at one place of it; the text is the value document.value, or typed where no value may stand."""
import sys

V = "{{document.value}}"
FRONT = '''```letterhead
superior: "{superior}"
organisation: "{organisation}"
number: "12"
symbol: "BC/ĐUK"
place: "{place}"
date: ngày 25 tháng 8 năm 2015
```

```title
kind: "{kind}"
abstract: "{abstract}"
note: "{note}"
```
'''
END = '''
```signature
authority: "{authority}"
office: "{office}"
signatory: "{signatory}"
recipients: ["{recipient}", Lưu Văn phòng]
```
'''
TABLE = '''
```table
caption: "{caption}"
query: bang.muc
columns:
  - {{value: ma, head: "{head}"}}
note: "{table_note}"
```
'''
TOC = "\n```toc\ntitle: MỤC LỤC\n```\n"
PLAIN = {
    "superior": "Đảng bộ tỉnh", "organisation": "Đảng uỷ khối", "place": "Long An", "kind": "BÁO CÁO", "abstract": "kết quả thực hiện",
    "note": "(trình đại hội)", "authority": "T/M ĐẢNG UỶ", "office": "BÍ THƯ", "signatory": "Nguyễn Văn An", "recipient": "Ban Thường vụ",
    "caption": "Các mục", "head": "Mã", "table_note": "Nguồn: số liệu.",
}
BODY = {
    "paragraph": "Một đoạn có " + V + " ở giữa, và chữ sau đó.\n",
    "bold": "Một đoạn có **" + V + "** và `" + V + "` ở giữa.\n",
    "heading": "## Mục " + V + "\n\nĐoạn dưới mục.\n",
    "part": "# Phần " + V + "\n\nĐoạn dưới phần.\n",
    "item": "- Mục một;\n- mục " + V + ";\n  1. mục trong " + V + ".\n",
    "quote": "> Trích dẫn " + V + " hết.\n",
    "footnote": "Một đoạn[^a] có chú thích.\n\n[^a]: Chú thích " + V + " hết.\n",
    "link": "Xem [" + V + "](#dich) nhé.\n\n## Đích {#dich}\n\nĐoạn.\n",
}
where = sys.argv[1]
words = dict(PLAIN)
if where in words:
    words[where] = V
filler = "Đảng bộ khối có nhiều tổ chức cơ sở trong sạch, vững mạnh; nghiêm túc thực hiện nghị quyết của đại hội. " * 6
print(FRONT.format(**words) + TOC + "\n" + BODY.get(where, "") + "\n" + filler + "\n" + TABLE.format(**words) + "\n" + filler + "\n" + END.format(**words))
