using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gradcheck.Domain.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ApiKeys",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CollegeCode = table.Column<string>(type: "TEXT", nullable: true),
                    Scopes = table.Column<string>(type: "TEXT", nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiKeys", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", nullable: false),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: true),
                    StudentId = table.Column<long>(type: "INTEGER", nullable: true),
                    Details = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "BindingAttempts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: true),
                    StudentId = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ForgivenAt = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BindingAttempts", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Chats",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", nullable: false),
                    ConsentVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    ConsentTextHash = table.Column<string>(type: "TEXT", nullable: true),
                    ConsentedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StudentId = table.Column<long>(type: "INTEGER", nullable: true),
                    Dialogue = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    NumberedChoices = table.Column<byte[]>(type: "BLOB", nullable: true),
                    UnreachableSince = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Chats", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Cohorts",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Settings = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PurgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cohorts", x => x.Year);
                }
            );

            migrationBuilder.CreateTable(
                name: "Deliveries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", nullable: false),
                    Lane = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    MayHaveArrived = table.Column<bool>(type: "INTEGER", nullable: false),
                    NotBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    MessageId = table.Column<string>(type: "TEXT", nullable: true),
                    Error = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deliveries", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "IdempotentResponses",
                columns: table => new
                {
                    ApiKeyId = table.Column<string>(type: "TEXT", nullable: false),
                    IdempotencyKey = table.Column<string>(type: "TEXT", nullable: false),
                    RequestHash = table.Column<string>(type: "TEXT", nullable: false),
                    StatusCode = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotentResponses", x => new { x.ApiKeyId, x.IdempotencyKey });
                }
            );

            migrationBuilder.CreateTable(
                name: "IssuedForms",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: false),
                    FormId = table.Column<string>(type: "TEXT", nullable: false),
                    CollegeCode = table.Column<string>(type: "TEXT", nullable: true),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", nullable: false),
                    ExportNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuedForms", x => x.Code);
                }
            );

            migrationBuilder.CreateTable(
                name: "KeyStamps",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Stamp = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyStamps", x => x.Key);
                }
            );

            migrationBuilder.CreateTable(
                name: "PhotoPlans",
                columns: table => new
                {
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhotoPlans", x => x.CohortYear);
                }
            );

            migrationBuilder.CreateTable(
                name: "PhotoSessions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: false),
                    CollegeCode = table.Column<string>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Start = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    End = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    Classes = table.Column<string>(type: "TEXT", nullable: false),
                    FirstNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    LastNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Counsellor = table.Column<string>(type: "TEXT", nullable: false),
                    CounsellorPhone = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhotoSessions", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ProcessedUpdates",
                columns: table => new
                {
                    Channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    UpdateId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProcessedUpdates", x => new { x.Channel, x.UpdateId });
                }
            );

            migrationBuilder.CreateTable(
                name: "RosterImports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: false),
                    CollegeCode = table.Column<string>(type: "TEXT", nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Summary = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UploadedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UploadedBy = table.Column<string>(type: "TEXT", nullable: false),
                    AppliedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UndoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RosterImports", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "WebChatMessages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    FromStudent = table.Column<bool>(type: "INTEGER", nullable: false),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DeliveryId = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebChatMessages", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "CohortPurges",
                columns: table => new
                {
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CompletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ScrubbedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Counts = table.Column<string>(type: "TEXT", nullable: false),
                    Tallies = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CohortPurges", x => x.CohortYear);
                    table.ForeignKey(
                        name: "FK_CohortPurges_Cohorts_CohortYear",
                        column: x => x.CohortYear,
                        principalTable: "Cohorts",
                        principalColumn: "Year",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Colleges",
                columns: table => new
                {
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: false),
                    Office = table.Column<string>(type: "TEXT", nullable: false),
                    Counsellors = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Colleges", x => new { x.CohortYear, x.Code });
                    table.ForeignKey(
                        name: "FK_Colleges_Cohorts_CohortYear",
                        column: x => x.CohortYear,
                        principalTable: "Cohorts",
                        principalColumn: "Year",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Students",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: false),
                    StudentNumber = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Sex = table.Column<string>(type: "TEXT", nullable: false),
                    BirthDate = table.Column<string>(type: "TEXT", nullable: false),
                    PoliticalStatus = table.Column<string>(type: "TEXT", nullable: false),
                    Major = table.Column<string>(type: "TEXT", nullable: false),
                    EnrolmentDate = table.Column<string>(type: "TEXT", nullable: false),
                    ProgrammeLength = table.Column<string>(type: "TEXT", nullable: false),
                    EducationLevel = table.Column<string>(type: "TEXT", nullable: false),
                    EthnicGroup = table.Column<string>(type: "TEXT", nullable: false),
                    NativePlace = table.Column<string>(type: "TEXT", nullable: false),
                    CollegeCode = table.Column<string>(type: "TEXT", nullable: false),
                    ClassName = table.Column<string>(type: "TEXT", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", nullable: false),
                    AuditFinding = table.Column<string>(type: "TEXT", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AdditionReason = table.Column<string>(type: "TEXT", nullable: true),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RemovalReason = table.Column<string>(type: "TEXT", nullable: true),
                    RemovalDocument = table.Column<string>(type: "TEXT", nullable: true),
                    ForgottenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RecordHash = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangeSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    ViewedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SignedHash = table.Column<string>(type: "TEXT", nullable: true),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SignedChannel = table.Column<string>(type: "TEXT", nullable: true),
                    Receipt = table.Column<string>(type: "TEXT", nullable: true),
                    IdNumber = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IdNumberIndex = table.Column<string>(type: "TEXT", nullable: true),
                    Issued = table.Column<byte[]>(type: "BLOB", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Students", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Students_Cohorts_CohortYear",
                        column: x => x.CohortYear,
                        principalTable: "Cohorts",
                        principalColumn: "Year",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "RosterContents",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "INTEGER", nullable: false),
                    File = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Issues = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Plan = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RosterContents", x => x.ImportId);
                    table.ForeignKey(
                        name: "FK_RosterContents_RosterImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "RosterImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "BindingCodes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: false),
                    StudentId = table.Column<long>(type: "INTEGER", nullable: false),
                    CodeHash = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BindingCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BindingCodes_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Bindings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudentId = table.Column<long>(type: "INTEGER", nullable: false),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    BoundAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bindings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bindings_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Bindings_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ChsiChecks",
                columns: table => new
                {
                    StudentId = table.Column<long>(type: "INTEGER", nullable: false),
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Item = table.Column<string>(type: "TEXT", nullable: false),
                    Shown = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Right = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReportedAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChsiChecks", x => x.StudentId);
                    table.ForeignKey(
                        name: "FK_ChsiChecks_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Corrections",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: false),
                    StudentId = table.Column<long>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    OldValue = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NewValue = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Form = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ByOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ProposedBy = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    RevertedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RevertedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Evidence = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Reason = table.Column<byte[]>(type: "BLOB", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Corrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Corrections_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "FeePayments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: false),
                    StudentId = table.Column<long>(type: "INTEGER", nullable: false),
                    AmountFen = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceiptNumber = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeePayments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FeePayments_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PhotoSlots",
                columns: table => new
                {
                    StudentId = table.Column<long>(type: "INTEGER", nullable: false),
                    CohortYear = table.Column<int>(type: "INTEGER", nullable: false),
                    SessionId = table.Column<long>(type: "INTEGER", nullable: false),
                    PhotoNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    EstimatedTime = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    AcknowledgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhotoSlots", x => x.StudentId);
                    table.ForeignKey(
                        name: "FK_PhotoSlots_PhotoSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "PhotoSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_PhotoSlots_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Signatures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudentId = table.Column<long>(type: "INTEGER", nullable: false),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    RecordHash = table.Column<string>(type: "TEXT", nullable: false),
                    Record = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NameCheck = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ConsentVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    ConsentTextHash = table.Column<string>(type: "TEXT", nullable: false),
                    DeclarationVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Receipt = table.Column<string>(type: "TEXT", nullable: false),
                    AuditId = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Signatures_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "StatusChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    StudentId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DocumentNumber = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatusChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StatusChanges_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "IX_AuditEntries_StudentId", table: "AuditEntries", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_BindingAttempts_ChatId_At",
                table: "BindingAttempts",
                columns: new[] { "ChatId", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_BindingAttempts_CohortYear_At",
                table: "BindingAttempts",
                columns: new[] { "CohortYear", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_BindingAttempts_StudentId",
                table: "BindingAttempts",
                column: "StudentId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_BindingCodes_CodeHash",
                table: "BindingCodes",
                column: "CodeHash",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_BindingCodes_StudentId", table: "BindingCodes", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_Bindings_OpenChat",
                table: "Bindings",
                column: "ChatId",
                unique: true,
                filter: "\"EndedAt\" IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_Bindings_OpenStudent",
                table: "Bindings",
                column: "StudentId",
                unique: true,
                filter: "\"EndedAt\" IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_Chats_Channel_ExternalId",
                table: "Chats",
                columns: new[] { "Channel", "ExternalId" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Chats_StudentId", table: "Chats", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_Colleges_CohortYear_Name",
                table: "Colleges",
                columns: new[] { "CohortYear", "Name" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_CohortYear_State",
                table: "Corrections",
                columns: new[] { "CohortYear", "State" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_StudentId_Field",
                table: "Corrections",
                columns: new[] { "StudentId", "Field" },
                unique: true,
                filter: "\"State\" IN ('Pending', 'Proposed')"
            );

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Open",
                table: "Deliveries",
                columns: new[] { "Channel", "Lane", "Id" },
                filter: "\"State\" IN ('Pending', 'Sending')"
            );

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_OpenOfChat",
                table: "Deliveries",
                columns: new[] { "ChatId", "Id" },
                filter: "\"State\" IN ('Pending', 'Sending')"
            );

            migrationBuilder.CreateIndex(name: "IX_FeePayments_StudentId", table: "FeePayments", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_PhotoSessions_CohortYear_CollegeCode",
                table: "PhotoSessions",
                columns: new[] { "CohortYear", "CollegeCode" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_PhotoSlots_CohortYear_PhotoNumber",
                table: "PhotoSlots",
                columns: new[] { "CohortYear", "PhotoNumber" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_PhotoSlots_SessionId", table: "PhotoSlots", column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_RosterImports_CohortYear_State",
                table: "RosterImports",
                columns: new[] { "CohortYear", "State" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_Receipt",
                table: "Signatures",
                column: "Receipt",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Signatures_StudentId", table: "Signatures", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_StatusChanges_StudentId",
                table: "StatusChanges",
                column: "StudentId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_Students_CohortYear_ChangeSequence",
                table: "Students",
                columns: new[] { "CohortYear", "ChangeSequence" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Students_CohortYear_CollegeCode_ClassName",
                table: "Students",
                columns: new[] { "CohortYear", "CollegeCode", "ClassName" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Students_CohortYear_StudentNumber",
                table: "Students",
                columns: new[] { "CohortYear", "StudentNumber" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_WebChatMessages_ChatId_ClientId",
                table: "WebChatMessages",
                columns: new[] { "ChatId", "ClientId" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_WebChatMessages_ChatId_Revision",
                table: "WebChatMessages",
                columns: new[] { "ChatId", "Revision" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_WebChatMessages_DeliveryId",
                table: "WebChatMessages",
                column: "DeliveryId",
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "ApiKeys");

            migrationBuilder.DropTable(name: "AuditEntries");

            migrationBuilder.DropTable(name: "BindingAttempts");

            migrationBuilder.DropTable(name: "BindingCodes");

            migrationBuilder.DropTable(name: "Bindings");

            migrationBuilder.DropTable(name: "ChsiChecks");

            migrationBuilder.DropTable(name: "CohortPurges");

            migrationBuilder.DropTable(name: "Colleges");

            migrationBuilder.DropTable(name: "Corrections");

            migrationBuilder.DropTable(name: "Deliveries");

            migrationBuilder.DropTable(name: "FeePayments");

            migrationBuilder.DropTable(name: "IdempotentResponses");

            migrationBuilder.DropTable(name: "IssuedForms");

            migrationBuilder.DropTable(name: "KeyStamps");

            migrationBuilder.DropTable(name: "PhotoPlans");

            migrationBuilder.DropTable(name: "PhotoSlots");

            migrationBuilder.DropTable(name: "ProcessedUpdates");

            migrationBuilder.DropTable(name: "RosterContents");

            migrationBuilder.DropTable(name: "Signatures");

            migrationBuilder.DropTable(name: "StatusChanges");

            migrationBuilder.DropTable(name: "WebChatMessages");

            migrationBuilder.DropTable(name: "Chats");

            migrationBuilder.DropTable(name: "PhotoSessions");

            migrationBuilder.DropTable(name: "RosterImports");

            migrationBuilder.DropTable(name: "Students");

            migrationBuilder.DropTable(name: "Cohorts");
        }
    }
}
