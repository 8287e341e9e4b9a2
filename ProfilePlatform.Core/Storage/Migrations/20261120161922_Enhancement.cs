using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProfilePlatform.Core.Storage.Migrations
{
    public partial class Enhancement : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EnhancedBiography",
                table: "profiles",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "enhancement_kept",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enhancement_kept", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "enhancement_runs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    CustomPrompt = table.Column<string>(type: "TEXT", nullable: false),
                    StyleSource = table.Column<string>(type: "TEXT", nullable: false),
                    Tone = table.Column<string>(type: "TEXT", nullable: false),
                    VocabularyLevel = table.Column<string>(type: "TEXT", nullable: false),
                    SentenceLength = table.Column<int>(type: "INTEGER", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    CallsPlanned = table.Column<int>(type: "INTEGER", nullable: false),
                    Calls = table.Column<int>(type: "INTEGER", nullable: false),
                    Tokens = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Fault = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enhancement_runs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "enhancement_styles",
                columns: table => new
                {
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Tone = table.Column<string>(type: "TEXT", nullable: false),
                    VocabularyLevel = table.Column<string>(type: "TEXT", nullable: false),
                    SentenceLength = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enhancement_styles", x => x.ProfileId);
                });

            migrationBuilder.CreateTable(
                name: "enhancement_sections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CardId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Heading = table.Column<string>(type: "TEXT", nullable: false),
                    Original = table.Column<string>(type: "TEXT", nullable: false),
                    SourceHash = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Enhanced = table.Column<string>(type: "TEXT", nullable: false),
                    Edited = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Blocked = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enhancement_sections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_enhancement_sections_enhancement_runs_RunId",
                        column: x => x.RunId,
                        principalTable: "enhancement_runs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_enhancement_kept_ProfileId",
                table: "enhancement_kept",
                column: "ProfileId");

            migrationBuilder.CreateIndex(
                name: "IX_enhancement_runs_ProfileId_RequestedAt",
                table: "enhancement_runs",
                columns: new[] { "ProfileId", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_enhancement_runs_State",
                table: "enhancement_runs",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_enhancement_sections_RunId",
                table: "enhancement_sections",
                column: "RunId");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "enhancement_kept");

            migrationBuilder.DropTable(
                name: "enhancement_sections");

            migrationBuilder.DropTable(
                name: "enhancement_styles");

            migrationBuilder.DropTable(
                name: "enhancement_runs");

            migrationBuilder.DropColumn(
                name: "EnhancedBiography",
                table: "profiles");
        }
    }
}
