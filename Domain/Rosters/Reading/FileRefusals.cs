namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>Why a file is not read at all, each with what to do.</summary>
internal static class FileRefusals
{
    private const string SaveAs = "请用 Excel 或 WPS 打开后“另存为”.xlsx 再上传。";

    public static Refusal Empty { get; } = Refusal.Invalid("file-empty", "文件是空的，请选择正确的名单文件再上传。");

    public static Refusal TooLarge { get; } =
        new(
            RefusalKind.TooLarge,
            "file-too-large",
            $"文件超过 {RosterLimits.FileBytes / 1024 / 1024} MB，请删去图片等无关内容，或按学院拆分后再上传。"
        );

    public static Refusal Encrypted { get; } =
        new(RefusalKind.Unsupported, "file-encrypted", "文件设了打开密码，请在 Excel 中取消密码、保存后再上传。");

    public static Refusal Macros { get; } =
        new(RefusalKind.Unsupported, "file-macros", $"文件带有宏，为安全起见不接收。{SaveAs}");

    public static Refusal Damaged { get; } =
        Refusal.Invalid("file-damaged", $"文件已损坏或不是真正的表格文件，读不出来。{SaveAs}");

    public static Refusal Bomb { get; } =
        new(RefusalKind.TooLarge, "file-unpacks-too-large", $"文件解压后过大，不像是一份名单。{SaveAs}");

    public static Refusal Doctype { get; } =
        Refusal.Invalid("file-doctype", $"文件里夹带了外部引用（DTD），为安全起见不接收。{SaveAs}");

    public static Refusal Nul { get; } =
        Refusal.Invalid("csv-binary", "这个 .csv 里有二进制内容，不是文本文件。请另存为 CSV UTF-8 或 .xlsx 后再上传。");

    public static Refusal Encoding { get; } =
        Refusal.Invalid(
            "csv-encoding",
            "这个 .csv 既不是 UTF-8 也不是 GB18030 编码，读出来会是乱码。请另存为 CSV UTF-8 或 .xlsx 后再上传。"
        );

    public static Refusal Quote { get; } =
        Refusal.Invalid("csv-quote", "这个 .csv 里有没有配对的引号，读不下去。请改正，或另存为 .xlsx 后再上传。");

    public static Refusal TooManyRows { get; } =
        new(
            RefusalKind.TooLarge,
            "roster-too-many-rows",
            $"名单超过 {RosterLimits.Rows:N0} 行，请按学院拆分后再上传。"
        );

    public static Refusal TooManySheets { get; } =
        Refusal.Invalid("roster-too-many-sheets", $"工作表超过 {RosterLimits.Sheets} 个，请删去无关的工作表再上传。");

    public static Refusal TooWide(string sheet, int columns) =>
        Refusal.Invalid(
            "sheet-too-wide",
            $"工作表“{sheet}”用到了第 {columns} 列，最多 {RosterLimits.Columns} 列。"
                + "多半是很靠右的地方有误填的单元格：请把名单以外的行和列整个删除后再上传。",
            data: new { sheet, columns }
        );

    public static Refusal WrongKind(string found) =>
        new(RefusalKind.Unsupported, "file-kind", $"{found}请上传 .xlsx、.xls 或 .csv 文件。");

    public static Refusal WrongExtension(string extension, string really) =>
        new(
            RefusalKind.Unsupported,
            "file-extension",
            $"文件扩展名是 {extension}，内容却是{really}，两者不符。{SaveAs}"
        );
}
