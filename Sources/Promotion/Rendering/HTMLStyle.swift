/// The style sheet of the HTML report: light and dark, screen and print, nothing fetched from anywhere.
enum HTMLStyle {
    static let sheet = """
        :root {
          color-scheme: light dark;
          --page: #f6f7f9; --card: #ffffff; --ink: #1b2430; --soft: #5b6675; --line: #dde2e9; --code: #eef1f5;
          --unchanged: #1f7a4d; --values: #8a5a00; --work: #b3261e; --platform: #0b5cad;
          --unchanged-soft: #e3f4ea; --values-soft: #fdf1d8; --work-soft: #fbe6e4; --platform-soft: #e2effc;
          --error: #b3261e; --warning: #8a5a00; --info: #0b5cad;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #11161d; --card: #1a212b; --ink: #e6eaf0; --soft: #9aa6b5; --line: #2c3644; --code: #242d39;
            --unchanged: #6fd3a0; --values: #f0c36a; --work: #ff9a92; --platform: #86bdf5;
            --unchanged-soft: #173527; --values-soft: #3a2e12; --work-soft: #43201d; --platform-soft: #16304b;
            --error: #ff9a92; --warning: #f0c36a; --info: #86bdf5;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--page); color: var(--ink); line-height: 1.55; font-size: 15px;
          font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP",
            "Yu Gothic UI", Meiryo, sans-serif;
        }
        main, header > div, footer > div { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
        header { background: var(--card); border-bottom: 1px solid var(--line); padding: 28px 0 20px; }
        h1 { margin: 0 0 4px; font-size: 26px; letter-spacing: -.01em; line-height: 1.25; }
        h2 { margin: 44px 0 12px; font-size: 21px; }
        h3 { margin: 32px 0 10px; font-size: 16px; }
        p { margin: 0; }
        .soft { color: var(--soft); }
        nav { margin-top: 14px; display: flex; flex-wrap: wrap; gap: 8px; }
        nav a {
          color: var(--platform); text-decoration: none; border: 1px solid var(--line); border-radius: 999px;
          padding: 3px 12px; font-size: 13px;
        }
        nav a:hover { border-color: var(--platform); }
        .tiles { display: flex; flex-wrap: wrap; gap: 10px; margin: 0 0 16px; }
        .tile {
          background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 8px 16px; min-width: 104px;
        }
        .tile b { display: block; font-size: 22px; line-height: 1.2; font-variant-numeric: tabular-nums; }
        .tile span { font-size: 12.5px; color: var(--soft); }
        .scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
        table { border-collapse: collapse; width: 100%; }
        th {
          text-align: left; font-size: 12.5px; font-weight: 600; color: var(--soft); padding: 10px 14px;
          border-bottom: 1px solid var(--line); white-space: nowrap;
        }
        td { padding: 10px 14px; border-top: 1px solid var(--line); vertical-align: top; font-size: 14px; }
        tr:first-child > td { border-top: 0; }
        td.area { font-weight: 600; min-width: 128px; }
        .wide { min-width: 640px; }
        .wide th:nth-child(3) { width: 22%; } .wide th:nth-child(4) { width: 28%; } .wide th:nth-child(5) { width: 30%; }
        .grid td, .grid th { white-space: nowrap; }
        .badge {
          display: inline-block; border-radius: 999px; padding: 1px 10px; font-size: 12.5px; font-weight: 600;
          white-space: nowrap;
        }
        .unchanged { color: var(--unchanged); } .badge.unchanged { background: var(--unchanged-soft); }
        .values { color: var(--values); } .badge.values { background: var(--values-soft); }
        .work { color: var(--work); } .badge.work { background: var(--work-soft); }
        .platform { color: var(--platform); } .badge.platform { background: var(--platform-soft); }
        .error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
        code {
          font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK JP", monospace; font-size: .9em;
          background: var(--code); border-radius: 4px; padding: 1px 5px; overflow-wrap: anywhere;
        }
        .finding {
          background: var(--card); border: 1px solid var(--line); border-left: 4px solid currentColor; border-radius: 8px;
          padding: 12px 16px; margin: 0 0 10px;
        }
        .finding > * { color: var(--ink); }
        .finding .head { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; }
        .finding .severity { color: inherit; font-weight: 700; font-size: 12.5px; }
        .finding.error .severity { color: var(--error); }
        .finding.warning .severity { color: var(--warning); }
        .finding.info .severity { color: var(--info); }
        .finding .rule { color: var(--soft); font-size: 12.5px; margin-left: auto; }
        .finding .place { font-size: 13px; margin: 4px 0 6px; color: var(--soft); }
        .finding .do { margin-top: 6px; padding-left: 1.3em; text-indent: -1.3em; }
        .finding .do::before { content: "→ "; color: var(--soft); }
        .finding ul { margin: 8px 0 0; padding-left: 1.2em; font-size: 13px; color: var(--soft); }
        .sources { font-size: 12px; color: var(--soft); margin-top: 4px; }
        footer { margin: 44px 0 32px; color: var(--soft); font-size: 13px; }
        @media (max-width: 720px) { .wide thead { display: none; } .wide { min-width: 0; } .wide tr { display: block; padding: 8px 0;
          border-top: 1px solid var(--line); } .wide td { display: block; border: 0; padding: 3px 14px; } }
        @media print {
          :root {
            --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --code: #f2f2f2;
            --unchanged: #1f7a4d; --values: #8a5a00; --work: #b3261e; --platform: #0b5cad;
            --unchanged-soft: #fff; --values-soft: #fff; --work-soft: #fff; --platform-soft: #fff;
            --error: #b3261e; --warning: #8a5a00; --info: #0b5cad;
          }
          body { font-size: 10pt; } nav { display: none; } .scroll { overflow: visible; border-radius: 0; }
          .badge { border: 1px solid currentColor; } .finding, tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
          main, header > div, footer > div { max-width: none; padding: 0; } td, th { padding: 5px 8px; font-size: 9pt; }
          section.target { break-before: page; } section.target:first-of-type { break-before: auto; }
        }
        @page { margin: 14mm; }
        """
}
